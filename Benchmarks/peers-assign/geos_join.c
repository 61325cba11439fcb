/* GEOS from C: an STRtree of the grids, each prepared, asked for one point after the other in the given order.
 *
 *   geos_join PLAN.wkb POINTS.csv OUTPUT.csv
 *
 * PLAN.wkb holds, for each grid: length of the code, code, length of the WKB, WKB (lengths are 32 bits, in the
 * machine's order). A point is taken by the first grid that it intersects. Only "index" and "join" are the work;
 * reading and writing are there to compare the answers. */
#include <geos_c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct {
  char *code;
  GEOSGeometry *shape;
  const GEOSPreparedGeometry *prepared;
} Grid;

typedef struct {
  const Grid *grids;
  const GEOSGeometry *point;
  double x, y;
  int found;
} Query;

static void *wanted(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) {
    fprintf(stderr, "geos_join: out of memory\n");
    exit(1);
  }
  return memory;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void visit(void *item, void *data) {
  Query *query = data;
  int index = (int)(intptr_t)item;
  if (query->found >= 0 && query->found < index) return;
#if GEOS_VERSION_MAJOR > 3 || GEOS_VERSION_MINOR >= 12
  char hit = GEOSPreparedIntersectsXY(query->grids[index].prepared, query->x, query->y);
#else
  char hit = GEOSPreparedIntersects(query->grids[index].prepared, query->point);
#endif
  if (hit == 1) query->found = index;
}

static char *whole(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "geos_join: %s: cannot be read\n", path);
    exit(66);
  }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = wanted(*size + 1);
  if (fread(bytes, 1, *size, file) != *size) exit(66);
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

int main(int count, char **words) {
  if (count != 4) {
    fprintf(stderr, "usage: geos_join PLAN.wkb POINTS.csv OUTPUT.csv\n");
    return 64;
  }
  initGEOS(NULL, NULL);
  size_t size;
  unsigned char *plan = (unsigned char *)whole(words[1], &size);
  int grids = 0, room = 1024;
  Grid *all = wanted((size_t)room * sizeof *all);
  GEOSWKBReader *reader = GEOSWKBReader_create();
  for (size_t at = 0; at < size;) {
    if (grids == room) all = realloc(all, (size_t)(room *= 2) * sizeof *all);
    uint32_t length;
    memcpy(&length, plan + at, 4);
    all[grids].code = wanted(length + 1);
    memcpy(all[grids].code, plan + at + 4, length);
    all[grids].code[length] = 0;
    at += 4 + length;
    memcpy(&length, plan + at, 4);
    all[grids].shape = GEOSWKBReader_read(reader, plan + at + 4, length);
    at += 4 + length;
    grids++;
  }
  char *text = whole(words[2], &size);
  size_t rows = 0, places = 1 << 20;
  double *xy = wanted(places * 2 * sizeof *xy);
  char **ids = wanted(places * sizeof *ids);
  char *line = strchr(text, '\n');
  for (line = line ? line + 1 : text + size; *line; rows++) {
    if (rows == places) {
      places *= 2;
      xy = realloc(xy, places * 2 * sizeof *xy);
      ids = realloc(ids, places * sizeof *ids);
    }
    char *comma = strchr(line, ','), *rest;
    *comma = 0;
    ids[rows] = line;
    xy[rows * 2] = strtod(comma + 1, &rest);
    xy[rows * 2 + 1] = strtod(rest + 1, &rest);
    line = strchr(rest, '\n');
    if (!line) line = text + size - 1;
    line++;
  }

  double start = now();
  GEOSSTRtree *tree = GEOSSTRtree_create(10);
  for (int i = 0; i < grids; i++) {
    all[i].prepared = GEOSPrepare(all[i].shape);
    GEOSSTRtree_insert(tree, all[i].shape, (void *)(intptr_t)i);
  }
  /* The tree packs itself at its first query, a prepared grid makes its own index likewise. */
  for (int i = 0; i < grids; i++) {
    GEOSGeometry *inner = GEOSPointOnSurface(all[i].shape);
    Query query = {all, inner, 0, 0, -1};
    GEOSGeomGetX(inner, &query.x);
    GEOSGeomGetY(inner, &query.y);
    GEOSSTRtree_query(tree, inner, visit, &query);
    GEOSGeom_destroy(inner);
  }
  double indexed = now();
  int *found = wanted(rows * sizeof *found);
  for (size_t i = 0; i < rows; i++) {
    GEOSGeometry *point = GEOSGeom_createPointFromXY(xy[i * 2], xy[i * 2 + 1]);
    Query query = {all, point, xy[i * 2], xy[i * 2 + 1], -1};
    GEOSSTRtree_query(tree, point, visit, &query);
    found[i] = query.found;
    GEOSGeom_destroy(point);
  }
  double joined = now();

  FILE *output = fopen(words[3], "w");
  if (!output) return 73;
  size_t written = 0;
  fputs("household,grid\n", output);
  for (size_t i = 0; i < rows; i++)
    if (found[i] >= 0) {
      fprintf(output, "%s,%s\n", ids[i], all[found[i]].code);
      written++;
    }
  fclose(output);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf(
    "{\"tool\": \"GEOS from C, join only\", \"version\": \"%s\", \"rows\": %zu, \"peak\": %ld, "
    "\"seconds\": {\"index\": %.6f, \"join\": %.6f}}\n",
    GEOSversion(), written, usage.ru_maxrss * 1024, indexed - start, joined - indexed);
  return 0;
}
