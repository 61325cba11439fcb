#ifndef GRIDGEO_CGEOS_SHIM_H
#define GRIDGEO_CGEOS_SHIM_H

/* Only the reentrant interface: every call names the context it runs in. */
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>

#endif
