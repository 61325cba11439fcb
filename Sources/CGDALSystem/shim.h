#ifndef GRIDGEO_CGDALSYSTEM_SHIM_H
#define GRIDGEO_CGDALSYSTEM_SHIM_H

#include <gdal.h>
#include <gdal_utils.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#endif
