/* Times what a program paints on an X display, from the moment a key goes in.
 *
 *   cc -O2 -o xwatch xwatch.c -lX11 -lXext -lXtst
 *   xwatch [-k KEYSYM] [-s SETTLE_MS] [-t TIMEOUT_MS] [-i POLL_MS] X Y W H
 *
 * Watches a rectangle of the root window. With -k it first sends that key (XTest: press and release) and counts from just
 * before the press. Prints  first=MS last=MS changes=N  once nothing has changed for SETTLE_MS, where first and last are
 * the times of the first and last change seen, or "timeout" if nothing changed at all.
 *
 * The rectangle is read over shared memory, so a look costs a fraction of a millisecond; looks are POLL_MS apart (1).
 * Leave a text cursor outside the rectangle. Xvfb draws synchronously, so what is read is what a screen would be told to
 * show; there is no compositor and no vertical blank in these figures.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }

static Display *d; static XImage *im; static XShmSegmentInfo si; static Window root;

static void setup(int w, int h) {
    im = XShmCreateImage(d, DefaultVisual(d, 0), DefaultDepth(d, 0), ZPixmap, NULL, &si, w, h);
    si.shmid = shmget(IPC_PRIVATE, (size_t)im->bytes_per_line * im->height, IPC_CREAT | 0600);
    si.shmaddr = im->data = shmat(si.shmid, 0, 0); si.readOnly = False;
    XShmAttach(d, &si); XSync(d, False); shmctl(si.shmid, IPC_RMID, 0);
}

static uint64_t hash(void) {
    uint64_t h = 1469598103934665603ull; const uint64_t *p = (const uint64_t *)im->data;
    size_t n = (size_t)im->bytes_per_line * im->height / 8;
    for (size_t i = 0; i < n; i++) { h ^= p[i]; h *= 1099511628211ull; h ^= h >> 29; }
    return h;
}

int main(int argc, char **argv) {
    const char *key = 0; double settle = 400, timeout = 60000, poll = 1; int o;
    while ((o = getopt(argc, argv, "+k:s:t:i:")) != -1) switch (o) {
        case 'k': key = optarg; break; case 's': settle = atof(optarg); break; case 't': timeout = atof(optarg); break;
        case 'i': poll = atof(optarg); break; default: return 2; }
    if (!(d = XOpenDisplay(0))) { fprintf(stderr, "no display\n"); return 2; }
    root = DefaultRootWindow(d); argc -= optind; argv += optind;
    if (argc < 4) return 2;
    int x = atoi(argv[0]), y = atoi(argv[1]); setup(atoi(argv[2]), atoi(argv[3]));
    XShmGetImage(d, root, im, x, y, AllPlanes); uint64_t last = hash();
    double t0 = now(), first = -1, lastt = -1; int n = 0;
    if (key) {
        KeyCode k = XKeysymToKeycode(d, XStringToKeysym(key));
        if (!k) { fprintf(stderr, "no such key\n"); return 2; }
        t0 = now();
        XTestFakeKeyEvent(d, k, True, 0); XTestFakeKeyEvent(d, k, False, 0); XFlush(d);
    }
    for (;;) {
        XShmGetImage(d, root, im, x, y, AllPlanes); double t = now(); uint64_t h = hash();
        if (h != last) { last = h; n++; lastt = t - t0; if (first < 0) first = lastt; }
        if (first >= 0 && t - t0 - lastt > settle) break;
        if (first < 0 && t - t0 > timeout) { printf("timeout\n"); return 1; }
        usleep((useconds_t)(poll * 1000));
    }
    printf("first=%.2f last=%.2f changes=%d\n", first, lastt, n);
    return 0;
}
