#ifndef GRIDGEO_GDAL_PLUGIN_H
#define GRIDGEO_GDAL_PLUGIN_H

#include "CGDAL.h"

/* The table of GDAL's functions; null when the plug-in was built without GDAL or for another table. The first
   call registers the drivers. */
const gridgeo_gdal *gridgeo_gdal_table(int abi);

#endif
