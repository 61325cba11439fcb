"""GridGeo's algorithms for the Processing toolbox of QGIS."""


def classFactory(iface):
    """What QGIS calls when the plugin is switched on."""
    from .plugin import GridGeoPlugin

    return GridGeoPlugin()
