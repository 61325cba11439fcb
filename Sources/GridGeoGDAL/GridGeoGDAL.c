#include "GridGeoGDAL.h"

#include <stddef.h>

/* Without the trait GDAL this file holds one function that says so. */
#ifdef GRIDGEO_GDAL

/* With DEBUG, which debug builds define, GDAL's handles are types of their own instead of void pointers. */
#undef DEBUG

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_utils.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

static int last_error_class(void) { return (int)CPLGetLastErrorType(); }

static void free_list(char **list) { CSLDestroy(list); }
static void free_text(void *text) { VSIFree(text); }

static gg_handle open_dataset(const char *name, unsigned int flags, gg_list drivers, gg_list options) {
  return GDALOpenEx(name, flags, drivers, options, NULL);
}

/* GDALClose returns nothing before 3.7; what went wrong while writing is in the last error. */
static int close_dataset(gg_handle dataset) {
  CPLErrorReset();
  GDALClose(dataset);
  return CPLGetLastErrorType() >= CE_Failure;
}

static int set_metadata_item(gg_handle object, const char *name, const char *value, const char *domain) {
  return GDALSetMetadataItem(object, name, value, domain) == CE_None;
}

static gg_handle create(gg_handle driver, const char *name, gg_list options) {
  return GDALCreate(driver, name, 0, 0, 0, GDT_Unknown, (char **)options);
}

static gg_handle create_layer(
  gg_handle dataset, const char *name, gg_handle srs, unsigned int geometry_type, gg_list options) {
  return GDALDatasetCreateLayer(dataset, name, srs, (OGRwkbGeometryType)geometry_type, (char **)options);
}

static int start_transaction(gg_handle dataset) { return GDALDatasetStartTransaction(dataset, 0) == OGRERR_NONE; }
static int commit_transaction(gg_handle dataset) { return GDALDatasetCommitTransaction(dataset) == OGRERR_NONE; }
static int rollback_transaction(gg_handle dataset) {
  return GDALDatasetRollbackTransaction(dataset) == OGRERR_NONE;
}
static gg_handle execute_sql(gg_handle dataset, const char *statement) {
  return GDALDatasetExecuteSQL(dataset, statement, NULL, NULL);
}

static const char *layer_name(gg_handle layer) { return OGR_L_GetName(layer); }
static unsigned int layer_geometry_type(gg_handle layer) { return (unsigned int)OGR_L_GetGeomType(layer); }
static int64_t layer_feature_count(gg_handle layer, int force) {
  return (int64_t)OGR_L_GetFeatureCount(layer, force);
}
static int layer_set_filter(gg_handle layer, const char *where) {
  return OGR_L_SetAttributeFilter(layer, where) == OGRERR_NONE;
}
static int layer_create_field(gg_handle layer, gg_handle field) {
  return OGR_L_CreateField(layer, field, FALSE) == OGRERR_NONE;
}
static int layer_create_feature(gg_handle layer, gg_handle feature) {
  return OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
}

static int field_type(gg_handle field) { return (int)OGR_Fld_GetType(field); }
static int field_subtype(gg_handle field) { return (int)OGR_Fld_GetSubType(field); }
static gg_handle field_create(const char *name, int type) { return OGR_Fld_Create(name, (OGRFieldType)type); }
static void field_set_subtype(gg_handle field, int subtype) { OGR_Fld_SetSubType(field, (OGRFieldSubType)subtype); }

static int64_t feature_id(gg_handle feature) { return (int64_t)OGR_F_GetFID(feature); }
static int64_t feature_integer(gg_handle feature, int index) {
  return (int64_t)OGR_F_GetFieldAsInteger64(feature, index);
}
static void feature_set_integer(gg_handle feature, int index, int64_t value) {
  OGR_F_SetFieldInteger64(feature, index, (GIntBig)value);
}
static int feature_date(
  gg_handle feature, int index, int *year, int *month, int *day, int *hour, int *minute, float *second, int *zone) {
  return OGR_F_GetFieldAsDateTimeEx(feature, index, year, month, day, hour, minute, second, zone);
}
static int feature_set_geometry(gg_handle feature, gg_handle geometry) {
  return OGR_F_SetGeometryDirectly(feature, geometry) == OGRERR_NONE;
}

/* How many numbers a list has, and the one at a position when it is asked for. */
static int numbers(gg_handle feature, int index, int type, int position, double *number) {
  int count = 0;
  switch ((OGRFieldType)type) {
  case OFTIntegerList: {
    const int *list = OGR_F_GetFieldAsIntegerList(feature, index, &count);
    if (number && position < count) *number = list[position];
    break;
  }
  case OFTInteger64List: {
    const GIntBig *list = OGR_F_GetFieldAsInteger64List(feature, index, &count);
    if (number && position < count) *number = (double)list[position];
    break;
  }
  case OFTRealList: {
    const double *list = OGR_F_GetFieldAsDoubleList(feature, index, &count);
    if (number && position < count) *number = list[position];
    break;
  }
  default: break;
  }
  return count;
}
static int feature_number_count(gg_handle feature, int index, int type) {
  return numbers(feature, index, type, 0, NULL);
}
static double feature_number(gg_handle feature, int index, int type, int position) {
  double number = 0;
  numbers(feature, index, type, position, &number);
  return number;
}

static gg_handle geometry_create(unsigned int type) { return OGR_G_CreateGeometry((OGRwkbGeometryType)type); }
static unsigned int geometry_type(gg_handle geometry) {
  return (unsigned int)OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
}
static int geometry_add(gg_handle geometry, gg_handle part) {
  return OGR_G_AddGeometryDirectly(geometry, part) == OGRERR_NONE;
}
static int geometry_points(gg_handle geometry, double *xy) {
  return OGR_G_GetPoints(geometry, xy, 16, xy + 1, 16, NULL, 0);
}
static void geometry_set_points(gg_handle geometry, int count, const double *xy) {
  if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint)
    OGR_G_SetPoint_2D(geometry, 0, xy[0], xy[1]);
  else
    OGR_G_SetPoints(geometry, count, xy, 16, xy + 1, 16, NULL, 0);
}
/* Arcs become segments of 4 degrees, GDAL's own step. */
static gg_handle geometry_linear(gg_handle geometry) { return OGR_G_GetLinearGeometry(geometry, 0, NULL); }
static gg_handle geometry_polygons(gg_handle geometry) {
  return OGR_G_ForceToMultiPolygon(OGR_G_Clone(geometry));
}
static int geometry_transform(gg_handle geometry, gg_handle transform) {
  return OGR_G_Transform(geometry, transform) == OGRERR_NONE;
}

static gg_handle srs_create(const char *definition) {
  OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
  if (OSRSetFromUserInput(srs, definition) != OGRERR_NONE) {
    OSRRelease(srs);
    return NULL;
  }
  OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
  return srs;
}
static const char *srs_datum(gg_handle srs) { return OSRGetAttrValue(srs, "DATUM", 0); }
static const char *srs_spheroid(gg_handle srs) { return OSRGetAttrValue(srs, "SPHEROID", 0); }
static double srs_semi_major(gg_handle srs) { return OSRGetSemiMajor(srs, NULL); }
static const char *srs_authority_name(gg_handle srs) { return OSRGetAuthorityName(srs, NULL); }
static const char *srs_authority_code(gg_handle srs) { return OSRGetAuthorityCode(srs, NULL); }

/* The EPSG code of a system that says none; 0 when no code is a good match. */
static int srs_identify(gg_handle srs) {
  int count = 0;
  int *confidences = NULL;
  OGRSpatialReferenceH *matches = OSRFindMatches(srs, NULL, &count, &confidences);
  int code = 0;
  if (count > 0 && confidences[0] >= 90) {
    const char *authority = OSRGetAuthorityName(matches[0], NULL);
    const char *text = OSRGetAuthorityCode(matches[0], NULL);
    if (authority && text && EQUAL(authority, "EPSG")) code = atoi(text);
  }
  OSRFreeSRSArray(matches);
  VSIFree(confidences);
  return code;
}

static gg_handle vector_translate(const char *target, gg_handle source, gg_list arguments) {
  GDALVectorTranslateOptions *options = GDALVectorTranslateOptionsNew((char **)arguments, NULL);
  if (!options) return NULL;
  int usage_error = 0;
  gg_handle result = GDALVectorTranslate(target, NULL, 1, &source, options, &usage_error);
  GDALVectorTranslateOptionsFree(options);
  return result;
}

static int copy_file(const char *from, const char *to) { return CPLCopyFile(to, from) == 0; }

static const gridgeo_gdal table = {
  .version = GDALVersionInfo,
  .last_error = CPLGetLastErrorMsg,
  .last_error_class = last_error_class,
  .reset_error = CPLErrorReset,
  .free_list = free_list,
  .free_text = free_text,
  .set_config = CPLSetConfigOption,
  .driver_count = GDALGetDriverCount,
  .driver = GDALGetDriver,
  .driver_by_name = GDALGetDriverByName,
  .driver_short_name = GDALGetDriverShortName,
  .driver_long_name = GDALGetDriverLongName,
  .metadata_item = GDALGetMetadataItem,
  .set_metadata_item = set_metadata_item,
  .open = open_dataset,
  .close = close_dataset,
  .create = create,
  .dataset_driver = GDALGetDatasetDriver,
  .layer_count = GDALDatasetGetLayerCount,
  .layer = GDALDatasetGetLayer,
  .layer_by_name = GDALDatasetGetLayerByName,
  .create_layer = create_layer,
  .start_transaction = start_transaction,
  .commit_transaction = commit_transaction,
  .rollback_transaction = rollback_transaction,
  .execute_sql = execute_sql,
  .release_result = GDALDatasetReleaseResultSet,
  .layer_name = layer_name,
  .layer_geometry_type = layer_geometry_type,
  .layer_srs = OGR_L_GetSpatialRef,
  .layer_definition = OGR_L_GetLayerDefn,
  .layer_fid_column = OGR_L_GetFIDColumn,
  .layer_feature_count = layer_feature_count,
  .layer_set_filter = layer_set_filter,
  .layer_reset = OGR_L_ResetReading,
  .layer_next = OGR_L_GetNextFeature,
  .layer_create_field = layer_create_field,
  .layer_create_feature = layer_create_feature,
  .field_count = OGR_FD_GetFieldCount,
  .field = OGR_FD_GetFieldDefn,
  .field_name = OGR_Fld_GetNameRef,
  .field_type = field_type,
  .field_subtype = field_subtype,
  .field_width = OGR_Fld_GetWidth,
  .field_create = field_create,
  .field_set_subtype = field_set_subtype,
  .field_set_width = OGR_Fld_SetWidth,
  .field_set_precision = OGR_Fld_SetPrecision,
  .field_destroy = OGR_Fld_Destroy,
  .feature_create = OGR_F_Create,
  .feature_destroy = OGR_F_Destroy,
  .feature_id = feature_id,
  .feature_is_set = OGR_F_IsFieldSetAndNotNull,
  .feature_integer = feature_integer,
  .feature_double = OGR_F_GetFieldAsDouble,
  .feature_text = OGR_F_GetFieldAsString,
  .feature_texts = OGR_F_GetFieldAsStringList,
  .feature_number_count = feature_number_count,
  .feature_number = feature_number,
  .feature_date = feature_date,
  .feature_set_integer = feature_set_integer,
  .feature_set_double = OGR_F_SetFieldDouble,
  .feature_set_text = OGR_F_SetFieldString,
  .feature_geometry = OGR_F_GetGeometryRef,
  .feature_set_geometry = feature_set_geometry,
  .geometry_create = geometry_create,
  .geometry_destroy = OGR_G_DestroyGeometry,
  .geometry_type = geometry_type,
  .geometry_is_empty = OGR_G_IsEmpty,
  .geometry_count = OGR_G_GetGeometryCount,
  .geometry_part = OGR_G_GetGeometryRef,
  .geometry_add = geometry_add,
  .geometry_point_count = OGR_G_GetPointCount,
  .geometry_points = geometry_points,
  .geometry_set_points = geometry_set_points,
  .geometry_linear = geometry_linear,
  .geometry_polygons = geometry_polygons,
  .geometry_transform = geometry_transform,
  .srs_create = srs_create,
  .srs_release = OSRRelease,
  .srs_name = OSRGetName,
  .srs_datum = srs_datum,
  .srs_spheroid = srs_spheroid,
  .srs_semi_major = srs_semi_major,
  .srs_authority_name = srs_authority_name,
  .srs_authority_code = srs_authority_code,
  .srs_identify = srs_identify,
  .srs_is_projected = OSRIsProjected,
  .srs_is_geographic = OSRIsGeographic,
  .transform_create = OCTNewCoordinateTransformation,
  .transform_destroy = OCTDestroyCoordinateTransformation,
  .vector_translate = vector_translate,
  .list_folder = VSIReadDirRecursive,
  .copy_file = copy_file,
};

const gridgeo_gdal *gridgeo_gdal_table(int abi) {
  if (abi != GRIDGEO_GDAL_ABI) return NULL;
  CPLSetErrorHandler(CPLQuietErrorHandler);
  OSRSetPROJEnableNetwork(0);
  GDALAllRegister();
  return &table;
}

#else

const gridgeo_gdal *gridgeo_gdal_table(int abi) {
  (void)abi;
  return NULL;
}

#endif
