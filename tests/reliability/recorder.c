/* Stands between SQLite and the disk (LD_PRELOAD): writes down every write, flush and truncation of the files whose
   name begins with $WATCHED into $RECORD, in order, and makes the $FAULT_AT-th of them fail when asked.

   Record: kind, file (d = database, j = journal, m = marks), offset, length, then the bytes written.
   Writes to the marks file are the words of the program itself; counting of faults starts at the word ARM. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int record = -1, armed = 0, faults_after = -1, is_sticky = 0, fault_kind = 0;

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("RECORD"), *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
    if (path) record = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (at) faults_after = atoi(at);
    if (kind) fault_kind = kind[0];
    is_sticky = getenv("FAULT_STICKY") != NULL;
}

/* Which watched file a descriptor is: d, j, m, or 0. */
static char file_of(int fd) {
    char link[32], name[4096];
    const char *watched = getenv("WATCHED");
    if (!watched || fd < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    size_t base = strlen(watched);
    if (strncmp(name, watched, base)) return 0;
    if (!name[base]) return 'd';
    if (!strcmp(name + base, "-journal")) return 'j';
    return strcmp(name + base, "-marks") ? 0 : 'm';
}

static void put(char kind, char file, int64_t offset, int32_t length, const void *data) {
    char head[14];
    if (record < 0) return;
    head[0] = kind; head[1] = file;
    memcpy(head + 2, &offset, 8); memcpy(head + 10, &length, 4);
    syscall(SYS_write, record, head, sizeof head);
    if (data) syscall(SYS_write, record, data, length);
}

/* Whether this operation has to fail. */
static int fails(char kind, char file) {
    if (!armed || file == 'm' || kind != fault_kind || faults_after < 0) return 0;
    if (faults_after > 0) { faults_after--; return 0; }
    if (!is_sticky) armed = 0;
    errno = EIO;
    return 1;
}

static ssize_t note_write(int fd, const void *data, size_t size, off_t at, ssize_t (*write_it)(int, const void *, size_t, off_t)) {
    char file = file_of(fd);
    if (file && fails('w', file)) return -1;
    ssize_t done = write_it(fd, data, size, at);
    if (file && done > 0) put('w', file, at, (int32_t)done, data);
    if (file == 'm' && size >= 3 && !memcmp(data, "ARM", 3)) armed = 1;
    return done;
}

static ssize_t real_pwrite(int fd, const void *data, size_t size, off_t at) {
    return syscall(SYS_pwrite64, fd, data, size, at);
}

static ssize_t real_write(int fd, const void *data, size_t size, off_t at) {
    (void)at;
    return syscall(SYS_write, fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return note_write(fd, data, size, at, real_pwrite); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return note_write(fd, data, size, at, real_pwrite); }
ssize_t write(int fd, const void *data, size_t size) { return note_write(fd, data, size, lseek(fd, 0, SEEK_CUR), real_write); }

static int note(int fd, char kind, int64_t size, long call) {
    char file = file_of(fd);
    if (file && fails(kind, file)) return -1;
    int answer = kind == 't' ? syscall(call, fd, size) : syscall(call, fd);
    if (file && !answer) put(kind, file, size, 0, NULL);
    return answer;
}

int fsync(int fd) { return note(fd, 's', 0, SYS_fsync); }
int fdatasync(int fd) { return note(fd, 's', 0, SYS_fdatasync); }
int ftruncate(int fd, off_t size) { return note(fd, 't', size, SYS_ftruncate); }
int ftruncate64(int fd, off64_t size) { return note(fd, 't', size, SYS_ftruncate); }
