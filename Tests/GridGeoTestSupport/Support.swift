public import GridGeo
