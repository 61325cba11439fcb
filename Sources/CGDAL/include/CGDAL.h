#ifndef GRIDGEO_CGDAL_H
#define GRIDGEO_CGDAL_H

#include <stdint.h>

/* The functions of GDAL's C interface that GridFormats calls, as a table that the plug-in hands over.
   All handles are void pointers, as GDAL declares them. Nothing here needs GDAL to compile. */

#define GRIDGEO_GDAL_ABI 3

/* The functions themselves are there; what they take and give may be null, as GDAL's documentation says of each. */
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wnullability-completeness"
#else
#define _Nonnull
#endif

typedef void *gg_handle;
typedef const char *const *gg_list;

typedef struct gridgeo_gdal {
  /* The library */
  const char *(*_Nonnull version)(const char *request);
  const char *(*_Nonnull last_error)(void);
  int (*_Nonnull last_error_class)(void);
  void (*_Nonnull reset_error)(void);
  void (*_Nonnull free_list)(char **list);
  void (*_Nonnull free_text)(void *text);
  void (*_Nonnull set_config)(const char *key, const char *value);

  /* Drivers */
  int (*_Nonnull driver_count)(void);
  gg_handle (*_Nonnull driver)(int index);
  gg_handle (*_Nonnull driver_by_name)(const char *name);
  const char *(*_Nonnull driver_short_name)(gg_handle driver);
  const char *(*_Nonnull driver_long_name)(gg_handle driver);
  const char *(*_Nonnull metadata_item)(gg_handle object, const char *name, const char *domain);
  int (*_Nonnull set_metadata_item)(gg_handle object, const char *name, const char *value, const char *domain);

  /* Datasets */
  gg_handle (*_Nonnull open)(const char *name, unsigned int flags, gg_list drivers, gg_list options);
  int (*_Nonnull close)(gg_handle dataset);
  gg_handle (*_Nonnull create)(gg_handle driver, const char *name, gg_list options);
  gg_handle (*_Nonnull dataset_driver)(gg_handle dataset);
  int (*_Nonnull layer_count)(gg_handle dataset);
  gg_handle (*_Nonnull layer)(gg_handle dataset, int index);
  gg_handle (*_Nonnull layer_by_name)(gg_handle dataset, const char *name);
  gg_handle (*_Nonnull create_layer)(
    gg_handle dataset, const char *name, gg_handle srs, unsigned int geometry_type, gg_list options);
  int (*_Nonnull start_transaction)(gg_handle dataset);
  int (*_Nonnull commit_transaction)(gg_handle dataset);
  int (*_Nonnull rollback_transaction)(gg_handle dataset);
  gg_handle (*_Nonnull execute_sql)(gg_handle dataset, const char *statement);
  void (*_Nonnull release_result)(gg_handle dataset, gg_handle result);

  /* Layers */
  const char *(*_Nonnull layer_name)(gg_handle layer);
  unsigned int (*_Nonnull layer_geometry_type)(gg_handle layer);
  gg_handle (*_Nonnull layer_srs)(gg_handle layer);
  gg_handle (*_Nonnull layer_definition)(gg_handle layer);
  const char *(*_Nonnull layer_fid_column)(gg_handle layer);
  int64_t (*_Nonnull layer_feature_count)(gg_handle layer, int force);
  int (*_Nonnull layer_set_filter)(gg_handle layer, const char *where);
  void (*_Nonnull layer_reset)(gg_handle layer);
  gg_handle (*_Nonnull layer_next)(gg_handle layer);
  int (*_Nonnull layer_create_field)(gg_handle layer, gg_handle field);
  int (*_Nonnull layer_create_feature)(gg_handle layer, gg_handle feature);

  /* Fields */
  int (*_Nonnull field_count)(gg_handle definition);
  gg_handle (*_Nonnull field)(gg_handle definition, int index);
  const char *(*_Nonnull field_name)(gg_handle field);
  int (*_Nonnull field_type)(gg_handle field);
  int (*_Nonnull field_subtype)(gg_handle field);
  int (*_Nonnull field_width)(gg_handle field);
  gg_handle (*_Nonnull field_create)(const char *name, int type);
  void (*_Nonnull field_set_subtype)(gg_handle field, int subtype);
  void (*_Nonnull field_set_width)(gg_handle field, int width);
  void (*_Nonnull field_set_precision)(gg_handle field, int precision);
  void (*_Nonnull field_destroy)(gg_handle field);

  /* Features */
  gg_handle (*_Nonnull feature_create)(gg_handle definition);
  void (*_Nonnull feature_destroy)(gg_handle feature);
  int64_t (*_Nonnull feature_id)(gg_handle feature);
  int (*_Nonnull feature_is_set)(gg_handle feature, int index);
  int64_t (*_Nonnull feature_integer)(gg_handle feature, int index);
  double (*_Nonnull feature_double)(gg_handle feature, int index);
  const char *(*_Nonnull feature_text)(gg_handle feature, int index);
  char **(*_Nonnull feature_texts)(gg_handle feature, int index);
  int (*_Nonnull feature_number_count)(gg_handle feature, int index, int type);
  double (*_Nonnull feature_number)(gg_handle feature, int index, int type, int position);
  int (*_Nonnull feature_date)(
    gg_handle feature, int index, int *year, int *month, int *day, int *hour, int *minute, float *second, int *zone);
  void (*_Nonnull feature_set_integer)(gg_handle feature, int index, int64_t value);
  void (*_Nonnull feature_set_double)(gg_handle feature, int index, double value);
  void (*_Nonnull feature_set_text)(gg_handle feature, int index, const char *value);
  gg_handle (*_Nonnull feature_geometry)(gg_handle feature);
  int (*_Nonnull feature_set_geometry)(gg_handle feature, gg_handle geometry);

  /* Geometries */
  gg_handle (*_Nonnull geometry_create)(unsigned int type);
  void (*_Nonnull geometry_destroy)(gg_handle geometry);
  unsigned int (*_Nonnull geometry_type)(gg_handle geometry);
  int (*_Nonnull geometry_is_empty)(gg_handle geometry);
  int (*_Nonnull geometry_count)(gg_handle geometry);
  gg_handle (*_Nonnull geometry_part)(gg_handle geometry, int index);
  int (*_Nonnull geometry_add)(gg_handle geometry, gg_handle part);
  int (*_Nonnull geometry_point_count)(gg_handle geometry);
  int (*_Nonnull geometry_points)(gg_handle geometry, double *xy);
  void (*_Nonnull geometry_set_points)(gg_handle geometry, int count, const double *xy);
  gg_handle (*_Nonnull geometry_linear)(gg_handle geometry);
  gg_handle (*_Nonnull geometry_polygons)(gg_handle geometry);
  int (*_Nonnull geometry_transform)(gg_handle geometry, gg_handle transform);

  /* Reference systems */
  gg_handle (*_Nonnull srs_create)(const char *definition);
  void (*_Nonnull srs_release)(gg_handle srs);
  const char *(*_Nonnull srs_name)(gg_handle srs);
  const char *(*_Nonnull srs_datum)(gg_handle srs);
  const char *(*_Nonnull srs_spheroid)(gg_handle srs);
  double (*_Nonnull srs_semi_major)(gg_handle srs);
  const char *(*_Nonnull srs_authority_name)(gg_handle srs);
  const char *(*_Nonnull srs_authority_code)(gg_handle srs);
  int (*_Nonnull srs_identify)(gg_handle srs);
  int (*_Nonnull srs_is_projected)(gg_handle srs);
  int (*_Nonnull srs_is_geographic)(gg_handle srs);
  gg_handle (*_Nonnull transform_create)(gg_handle from, gg_handle to);
  void (*_Nonnull transform_destroy)(gg_handle transform);

  /* Whole files */
  gg_handle (*_Nonnull vector_translate)(const char *target, gg_handle source, gg_list arguments);
  char **(*_Nonnull list_folder)(const char *path);
  int (*_Nonnull copy_file)(const char *from, const char *to);
} gridgeo_gdal;

typedef const gridgeo_gdal *(*gridgeo_gdal_entry)(int abi);

#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif
