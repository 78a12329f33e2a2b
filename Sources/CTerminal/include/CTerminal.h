// The terminal as plain functions without pointers, so that Swift needs nothing unsafe to ask for one key at a time.
#ifndef CONSTANCIA_CTERMINAL_H
#define CONSTANCIA_CTERMINAL_H

/// What constancia_next_byte answers where there is no byte.
#define CONSTANCIA_END (-1)
#define CONSTANCIA_NOTHING_YET (-2)

/// Puts the terminal into a mode of one key at a time, without echo, on a screen of its own.
///
/// Signals that end the process (SIGINT, SIGTERM, SIGHUP, SIGQUIT) and its ordinary end put it back first. Returns 0, or
/// -1 where the descriptor is no terminal; nothing has changed then.
int constancia_raw_mode(int descriptor);

/// Puts the terminal back as it was found; does nothing when it is. May be called from a signal handler.
void constancia_restore_terminal(void);

/// The next byte, waiting at most so many milliseconds (-1: as long as it takes).
int constancia_next_byte(int descriptor, int milliseconds);

/// The lines and the columns of the terminal; 0 where it does not say.
int constancia_terminal_rows(int descriptor);
int constancia_terminal_columns(int descriptor);

#endif
