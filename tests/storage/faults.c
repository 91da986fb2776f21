/* Loaded before the C library (LD_PRELOAD): lets one input or output operation below a folder fail, makes its syncs
   slow or all of it hang, and writes down all writes and syncs there, so that power cuts can be replayed. Driven from
   Python through faults_... below. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, LINK, MARK, MKDIR, SYNC_FOLDER };
enum { FILES = 1024, FILES_EVER = 65536, NAME = 1024 };

static char watched[NAME];
static int log_file = -1, fault_number, goes_on, armed;
static long countdown, operations;
static volatile long sync_milliseconds;
static volatile int hangs;
static struct { int used, folder; uint32_t id; char path[NAME]; } open_files[FILES];
static struct { ino_t inode; uint32_t id; } ids[FILES_EVER];
static uint32_t last_id;

static int is_watched(const char *path) {
    return watched[0] && path && strncmp(path, watched, strlen(watched)) == 0;
}

static int is_open(int fd) { return fd >= 0 && fd < FILES && open_files[fd].used; }

/* Whether the operation that is about to be done shall fail; errno is set then. */
static int fails(void) {
    while (hangs) pause();
    if (!armed) return 0;
    operations++;
    if (countdown > 1) { countdown--; return 0; }
    if (countdown == 1) { if (!goes_on) countdown = 0; errno = fault_number; return 1; }
    return 0;
}

static void note(uint32_t kind, uint32_t id, uint64_t at, const void *data, uint32_t length) {
    if (log_file < 0) return;
    int saved = errno;
    struct __attribute__((packed)) { uint32_t kind, id; uint64_t at; uint32_t length; } head = {kind, id, at, length};
    syscall(SYS_write, log_file, &head, sizeof head);
    if (length) syscall(SYS_write, log_file, data, length);
    errno = saved;
}

static void note_paths(uint32_t kind, uint32_t id, const char *a, const char *b) {
    char both[2 * NAME];
    int length = snprintf(both, sizeof both, "%s%c%s", a, 0, b ? b : "");
    note(kind, id, 0, both, (uint32_t)length);
}

static uint32_t id_of(ino_t inode, int is_new) {
    for (uint32_t at = last_id; at > 0 && !is_new; at--)
        if (ids[at].inode == inode) return ids[at].id;
    if (last_id + 1 >= FILES_EVER) return 0;
    ids[++last_id].inode = inode;
    return ids[last_id].id = last_id;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static void opened(int fd, const char *path, int flags, int was_there) {
    struct stat status;
    if (fd < 0 || fd >= FILES || fstat(fd, &status) != 0) return;
    open_files[fd].used = 1;
    open_files[fd].folder = S_ISDIR(status.st_mode);
    snprintf(open_files[fd].path, NAME, "%s", path);
    open_files[fd].id = open_files[fd].folder ? 0 : id_of(status.st_ino, !was_there);
    if (!was_there && (flags & O_CREAT)) note_paths(CREATE, open_files[fd].id, path, NULL);
    else if (flags & O_TRUNC) note(TRUNCATE, open_files[fd].id, 0, NULL, 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        REAL(name); \
        if (!is_watched(path)) return real(path, flags, mode); \
        if (fails()) return -1; \
        int was_there = access(path, F_OK) == 0, fd = real(path, flags, mode); \
        opened(fd, path, flags, was_there); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(close);
    if (is_open(fd)) open_files[fd].used = 0;
    return real(fd);
}

#define PWRITE(name) \
    ssize_t name(int fd, const void *data, size_t length, off_t at) { \
        REAL(name); \
        if (!is_open(fd)) return real(fd, data, length, at); \
        if (fails()) return -1; \
        ssize_t done = real(fd, data, length, at); \
        if (done > 0) note(WRITE, open_files[fd].id, (uint64_t)at, data, (uint32_t)done); \
        return done; \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
    REAL(write);
    if (!is_open(fd)) return real(fd, data, length);
    if (fails()) return -1;
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, length);
    if (done > 0) note(WRITE, open_files[fd].id, (uint64_t)at, data, (uint32_t)done);
    return done;
}

ssize_t read(int fd, void *data, size_t length) {
    REAL(read);
    return is_open(fd) && fails() ? -1 : real(fd, data, length);
}

#define PREAD(name) \
    ssize_t name(int fd, void *data, size_t length, off_t at) { \
        REAL(name); \
        return is_open(fd) && fails() ? -1 : real(fd, data, length, at); \
    }
PREAD(pread)
PREAD(pread64)

#define FTRUNCATE(name) \
    int name(int fd, off_t length) { \
        REAL(name); \
        if (is_open(fd) && fails()) return -1; \
        int result = real(fd, length); \
        if (is_open(fd) && result == 0) note(TRUNCATE, open_files[fd].id, (uint64_t)length, NULL, 0); \
        return result; \
    }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

#define SYNCING(name) \
    int name(int fd) { \
        REAL(name); \
        if (!is_open(fd)) return real(fd); \
        if (fails()) return -1; \
        struct timespec slow = {sync_milliseconds / 1000, sync_milliseconds % 1000 * 1000000}; \
        nanosleep(&slow, NULL); \
        if (open_files[fd].folder) note_paths(SYNC_FOLDER, 0, open_files[fd].path, NULL); \
        else note(SYNC, open_files[fd].id, 0, NULL, 0); \
        return real(fd); \
    }
SYNCING(fsync)
SYNCING(fdatasync)

#define TWO_PATHS(name, kind) \
    int name(const char *from, const char *to) { \
        REAL(name); \
        if (!is_watched(to)) return real(from, to); \
        if (fails()) return -1; \
        int result = real(from, to); \
        if (result == 0) note_paths(kind, 0, from, to); \
        return result; \
    }
TWO_PATHS(rename, RENAME)
TWO_PATHS(link, LINK)

int unlink(const char *path) {
    REAL(unlink);
    if (!is_watched(path)) return real(path);
    if (fails()) return -1;
    int result = real(path);
    if (result == 0) note_paths(UNLINK, 0, path, NULL);
    return result;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    if (!is_watched(path)) return real(path, mode);
    if (fails()) return -1;
    int result = real(path, mode);
    if (result == 0) note_paths(MKDIR, 0, path, NULL);
    return result;
}

/* Watch what lies below `folder`; write everything down in `log` unless that is empty. */
void faults_watch(const char *folder, const char *log) {
    snprintf(watched, NAME, "%s", folder);
    if (log[0]) log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_TRUNC, 0600);
}

/* Let the `number`th operation from now fail with that errno, and with `on` all after it. */
void faults_arm(long number, int error, int on) {
    countdown = number, fault_number = error, goes_on = on, operations = 0, armed = 1;
}

/* Let everything go well again; how many operations there were since arming. */
long faults_disarm(void) { armed = 0; return operations; }

/* Let every sync from now on take so long; with less than 0, no operation ever return. */
void faults_slow(long milliseconds) { sync_milliseconds = milliseconds > 0 ? milliseconds : 0, hangs = milliseconds < 0; }

/* Write down that something is held to be done. */
void faults_mark(long number) { note(MARK, 0, (uint64_t)number, NULL, 0); }
