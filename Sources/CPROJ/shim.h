#ifndef GRIDGEO_CPROJ_SHIM_H
#define GRIDGEO_CPROJ_SHIM_H

#include <proj.h>
#include <geodesic.h>

#endif
