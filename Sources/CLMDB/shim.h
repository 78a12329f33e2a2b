// The C surface that the Swift module LMDB is built on: liblmdb itself, and the one system call Swift cannot spell.
#ifndef CONSTANCIA_CLMDB_SHIM_H
#define CONSTANCIA_CLMDB_SHIM_H

#include <lmdb.h>
#include <sys/syscall.h>
#include <unistd.h>

/// The kernel's id of the calling thread. glibc declares pthread_self() as a constant function, so an optimiser may fold
/// two calls into one and report that a transaction stayed on its thread when it moved; a system call is never folded.
static inline int clmdb_thread_id(void) { return (int)syscall(SYS_gettid); }

#endif
