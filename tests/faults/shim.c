/* Preloaded into a process that writes a store: records what reaches the disk, and lets the disk be full.
 *
 * SHIM_FOLDER  the folder of the store, absolute, without links; files elsewhere are left alone
 * SHIM_TRACE   where the record goes: one header and its bytes for each operation (see struct record)
 *
 * The process itself marks places in the record with shim_mark() and sets the room on the disk with shim_space().
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
#define SHARED "-shm" /* the wal-index lives in memory: it is not expected to outlive a power cut */

struct record {
    char operation; /* C created, W write, T truncate, S flush of a file, D flush of the folder, U unlink, R rename, M mark */
    char unused[3];
    uint32_t name; /* length of the file's name, which follows */
    uint64_t data; /* length of the bytes, which follow the name */
    int64_t offset;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int trace = -1;
static int64_t space = -1;          /* bytes that may still be written; -1: no limit */
static char *names[FILES];          /* by descriptor: the file's name in the folder, "" for the folder itself */

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

static void start(void) {
    if (real_open != NULL) return;
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_open = dlsym(RTLD_NEXT, "open64");
    folder = getenv("SHIM_FOLDER");
    if (getenv("SHIM_TRACE") != NULL) {
        trace = real_open(getenv("SHIM_TRACE"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (trace < 0) abort();
    }
}

__attribute__((constructor)) static void loaded(void) { start(); }

/* The name within the folder, "" for the folder itself, NULL for what is elsewhere. */
static const char *inside(const char *path) {
    size_t length = folder == NULL ? 0 : strlen(folder);
    if (length == 0 || strncmp(path, folder, length) != 0) return NULL;
    if (path[length] == '\0') return path + length;
    return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *name_of(int file) { return file >= 0 && file < FILES ? names[file] : NULL; }

static int durable(const char *name) {
    size_t length = strlen(name);
    return length < strlen(SHARED) || strcmp(name + length - strlen(SHARED), SHARED) != 0;
}

static void put(char operation, const char *name, const void *data, size_t size, int64_t offset) {
    if (trace < 0 || !durable(name)) return;
    struct record head = {operation, {0}, (uint32_t)strlen(name), size, offset};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)data, size}};
    ssize_t expected = sizeof head + head.name + size;
    if (writev(trace, parts, 3) != expected) abort();
}

static int opened(int file, const char *path, int existed, int flags) {
    const char *name = inside(path);
    if (file < 0 || name == NULL) return file;
    if (file >= FILES) abort();
    pthread_mutex_lock(&lock);
    free(names[file]);
    names[file] = strdup(name);
    if (*name != '\0' && !existed) put('C', name, NULL, 0, 0);
    if (existed && (flags & O_TRUNC)) put('T', name, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    return file;
}

static int do_open(const char *path, int flags, mode_t mode) {
    start();
    int existed = access(path, F_OK) == 0;
    if (!existed && (flags & O_CREAT) && inside(path) != NULL && space == 0) {
        errno = ENOSPC;
        return -1;
    }
    return opened(real_open(path, flags, mode), path, existed, flags);
}

static mode_t mode_of(int flags, va_list more) {
    return flags & (O_CREAT | __O_TMPFILE) ? (mode_t)va_arg(more, unsigned) : 0;
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return do_open(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return do_open(path, flags, mode);
}

int close(int file) {
    start();
    pthread_mutex_lock(&lock);
    if (name_of(file) != NULL) {
        free(names[file]);
        names[file] = NULL;
    }
    pthread_mutex_unlock(&lock);
    return real_close(file);
}

/* How much of a write finds room: like a file system, a part of it may. */
static size_t room(size_t size) {
    if (space < 0) return size;
    size_t granted = size < (size_t)space ? size : (size_t)space;
    space -= granted;
    return granted;
}

static ssize_t do_write(int file, const void *data, size_t size, off64_t offset, int positioned) {
    start();
    const char *name = name_of(file);
    if (name == NULL) return positioned ? real_pwrite(file, data, size, offset) : real_write(file, data, size);
    pthread_mutex_lock(&lock);
    size_t granted = room(size);
    ssize_t done = -1;
    if (granted == 0 && size > 0) {
        errno = ENOSPC;
    } else {
        if (!positioned) offset = lseek64(file, 0, SEEK_CUR);
        done = positioned ? real_pwrite(file, data, granted, offset) : real_write(file, data, granted);
        if (done > 0) put('W', name, data, (size_t)done, offset);
    }
    int kept = errno;
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}

ssize_t write(int file, const void *data, size_t size) { return do_write(file, data, size, 0, 0); }
ssize_t pwrite(int file, const void *data, size_t size, off_t offset) { return do_write(file, data, size, offset, 1); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) { return do_write(file, data, size, offset, 1); }

int ftruncate64(int file, off64_t length) {
    start();
    pthread_mutex_lock(&lock);
    int result = real_ftruncate(file, length);
    if (result == 0 && name_of(file) != NULL) put('T', name_of(file), NULL, 0, length);
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

static int flushed(int file, int result) {
    pthread_mutex_lock(&lock);
    const char *name = name_of(file);
    if (result == 0 && name != NULL) put(*name == '\0' ? 'D' : 'S', name, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int file) {
    start();
    return flushed(file, real_fsync(file));
}

int fdatasync(int file) {
    start();
    return flushed(file, real_fdatasync(file));
}

int unlink(const char *path) {
    start();
    const char *name = inside(path);
    pthread_mutex_lock(&lock);
    int result = real_unlink(path);
    if (result == 0 && name != NULL) put('U', name, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int rename(const char *from, const char *to) {
    start();
    pthread_mutex_lock(&lock);
    int result = real_rename(from, to);
    if (result == 0 && inside(from) != NULL && inside(to) != NULL)
        put('R', inside(from), inside(to), strlen(inside(to)), 0);
    pthread_mutex_unlock(&lock);
    return result;
}

/* Called by the process: this text stands at this place of the record. */
void shim_mark(const char *text) {
    pthread_mutex_lock(&lock);
    put('M', "", text, strlen(text), 0);
    pthread_mutex_unlock(&lock);
}

/* Called by the process: from now on so many bytes find room in the folder; -1 for as many as you like. */
void shim_space(int64_t bytes) {
    pthread_mutex_lock(&lock);
    space = bytes;
    pthread_mutex_unlock(&lock);
}
