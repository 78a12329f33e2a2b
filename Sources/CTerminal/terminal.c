#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static int terminal = -1;
static atomic_int is_raw = 0;
static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

static void say(const char *text, size_t length) {
    // A terminal that went away wants no more.
    ssize_t written = write(STDOUT_FILENO, text, length);
    (void)written;
}

void constancia_restore_terminal(void) {
    if (!atomic_exchange(&is_raw, 0)) return;
    static const char leave[] = "\033[?2004l\033[?1049l";
    say(leave, sizeof leave - 1);
    tcsetattr(terminal, TCSANOW, &found);
}

// Only calls that a signal handler may make; the signal then does what it does by default.
static void end(int number) {
    constancia_restore_terminal();
    signal(number, SIG_DFL);
    raise(number);
}

int constancia_raw_mode(int descriptor) {
    if (atomic_load(&is_raw)) return 0;
    if (tcgetattr(descriptor, &found) != 0) return -1;
    struct termios mode = found;
    mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    mode.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    // A stopped process would leave its terminal as it is.
    mode.c_cc[VSUSP] = _POSIX_VDISABLE;
    static int is_prepared = 0;
    if (!is_prepared) {
        is_prepared = 1;
        atexit(constancia_restore_terminal);
    }
    terminal = descriptor;
    // Before the mode changes: a signal in between must find it to be put back.
    atomic_store(&is_raw, 1);
    struct sigaction action = {.sa_handler = end, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < sizeof endings / sizeof *endings; index++) sigaction(endings[index], &action, NULL);
    if (tcsetattr(descriptor, TCSANOW, &mode) != 0) {
        atomic_store(&is_raw, 0);
        return -1;
    }
    static const char enter[] = "\033[?1049h\033[?2004h";
    say(enter, sizeof enter - 1);
    return 0;
}

int constancia_next_byte(int descriptor, int milliseconds) {
    struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
    while (1) {
        int ready = poll(&wanted, 1, milliseconds);
        if (ready < 0 && errno == EINTR) return CONSTANCIA_NOTHING_YET;
        if (ready < 0) return CONSTANCIA_END;
        if (ready == 0) return CONSTANCIA_NOTHING_YET;
        unsigned char byte;
        ssize_t count = read(descriptor, &byte, 1);
        if (count == 1) return byte;
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        return CONSTANCIA_END;
    }
}

static struct winsize size_of(int descriptor) {
    struct winsize size = {0};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return (struct winsize){0};
    return size;
}

int constancia_terminal_rows(int descriptor) { return size_of(descriptor).ws_row; }

int constancia_terminal_columns(int descriptor) { return size_of(descriptor).ws_col; }
