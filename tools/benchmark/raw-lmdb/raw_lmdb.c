// The limit that Constancia is held against: LMDB and SHA-256 in C, with nothing around them.
//
//     raw-lmdb FOLDER append BATCH COUNT     COUNT events, BATCH to a durable commit, SHA-256 over each
//     raw-lmdb FOLDER scan                   every event in order: touched, then hashed
//
// Prints one JSON line per figure. Default sync, as Constancia: no MDB_NOSYNC, no MDB_WRITEMAP.
#include <inttypes.h>
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

// The one-block interface is deprecated, and is the fastest that libcrypto has for events of this size.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

enum { EVENT_SIZE = 480, STORED_SIZE = EVENT_SIZE + SHA256_DIGEST_LENGTH };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void check(int status, const char *what) {
    if (status == MDB_SUCCESS) return;
    fprintf(stderr, "raw-lmdb: %s: %s\n", what, mdb_strerror(status));
    exit(5);
}

static double processor_seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

static void report(const char *operation, uint64_t count, double elapsed, double processor, const char *detail) {
    printf("{\"op\":\"%s\",\"n\":%" PRIu64 ",\"seconds\":%.6f,\"cpu_seconds\":%.6f,\"per_s\":%.1f%s}\n", operation,
        count, elapsed, processor, (double)count / elapsed, detail);
}

// An event of the size that the budgets speak of; its number makes every one different.
static void make_event(uint64_t number, unsigned char *event) {
    memset(event, 'n', EVENT_SIZE);
    int used = snprintf((char *)event, EVENT_SIZE,
        "{\"actor\":\"secretaria\",\"seq\":%012" PRIu64 ",\"type\":\"attendance.recorded\",\"note\":\"", number);
    event[used] = 'n';
    memcpy(event + EVENT_SIZE - 2, "\"}", 2);
}

// RFC 6962 section 2.1: a leaf is hashed behind a zero byte.
static void leaf_hash(const unsigned char *event, unsigned char *digest) {
    static const unsigned char prefix = 0;
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, &prefix, 1);
    SHA256_Update(&context, event, EVENT_SIZE);
    SHA256_Final(digest, &context);
}

static MDB_env *open_environment(const char *folder) {
    MDB_env *environment;
    mkdir(folder, 0755);
    check(mdb_env_create(&environment), "create");
    check(mdb_env_set_mapsize(environment, (size_t)64 << 30), "map size");
    check(mdb_env_set_maxdbs(environment, 1), "tables");
    check(mdb_env_open(environment, folder, MDB_NOTLS, 0644), "open");
    return environment;
}

static MDB_dbi open_table(MDB_env *environment, uint64_t *count) {
    MDB_txn *transaction;
    MDB_dbi table;
    MDB_stat statistics;
    check(mdb_txn_begin(environment, NULL, 0, &transaction), "begin");
    check(mdb_dbi_open(transaction, "events", MDB_CREATE | MDB_INTEGERKEY, &table), "table");
    check(mdb_stat(transaction, table, &statistics), "statistics");
    check(mdb_txn_commit(transaction), "commit");
    *count = statistics.ms_entries;
    return table;
}

static void append(MDB_env *environment, uint64_t batch, uint64_t count) {
    uint64_t next;
    MDB_dbi table = open_table(environment, &next);
    uint64_t end = next + count;
    unsigned char stored[STORED_SIZE];
    double start = seconds(), processor = processor_seconds();
    while (next < end) {
        MDB_txn *transaction;
        check(mdb_txn_begin(environment, NULL, 0, &transaction), "begin");
        for (uint64_t taken = 0; taken < batch && next < end; taken++, next++) {
            make_event(next, stored);
            leaf_hash(stored, stored + EVENT_SIZE);
            MDB_val key = {sizeof next, &next}, value = {STORED_SIZE, stored};
            check(mdb_put(transaction, table, &key, &value, MDB_APPEND), "put");
        }
        check(mdb_txn_commit(transaction), "commit");
    }
    char operation[32];
    snprintf(operation, sizeof operation, "append%" PRIu64, batch);
    report(operation, count, seconds() - start, processor_seconds() - processor, "");
}

static void scan(MDB_env *environment, int hashes) {
    uint64_t count;
    MDB_dbi table = open_table(environment, &count);
    MDB_txn *transaction;
    MDB_cursor *cursor;
    MDB_val key, value;
    unsigned char digest[SHA256_DIGEST_LENGTH];
    uint64_t seen = 0, wrong = 0, sum = 0;
    double start = seconds(), processor = processor_seconds();
    check(mdb_txn_begin(environment, NULL, MDB_RDONLY, &transaction), "begin");
    check(mdb_cursor_open(transaction, table, &cursor), "cursor");
    int status;
    while ((status = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) == MDB_SUCCESS) {
        const unsigned char *event = value.mv_data;
        seen++;
        if (hashes) {
            leaf_hash(event, digest);
            wrong += memcmp(digest, event + EVENT_SIZE, sizeof digest) != 0;
        } else {
            sum += event[0] + event[EVENT_SIZE - 1];
        }
    }
    double elapsed = seconds() - start;
    processor = processor_seconds() - processor;
    if (status != MDB_NOTFOUND) check(status, "scan");
    mdb_cursor_close(cursor);
    mdb_txn_abort(transaction);
    // The sum is printed so that touching the events cannot be optimised away.
    char detail[64];
    snprintf(detail, sizeof detail, ",\"wrong\":%" PRIu64 ",\"sum\":%" PRIu64, wrong, sum);
    report(hashes ? "scan+sha256" : "scan", seen, elapsed, processor, detail);
}

int main(int argc, char **argv) {
    if (argc == 5 && !strcmp(argv[2], "append") && strtoull(argv[3], NULL, 10) > 0) {
        append(open_environment(argv[1]), strtoull(argv[3], NULL, 10), strtoull(argv[4], NULL, 10));
    } else if (argc == 3 && !strcmp(argv[2], "scan")) {
        MDB_env *environment = open_environment(argv[1]);
        scan(environment, 0);
        scan(environment, 1);
    } else {
        fprintf(stderr, "usage: raw-lmdb FOLDER append BATCH COUNT | raw-lmdb FOLDER scan\n");
        return 2;
    }
    return 0;
}
