"""Extensions that programs give to files of a format that is known by another name: XML projects and sidecars above all."""

from __future__ import annotations

from heritage.formats import named

_MODELS = frozenset({
    ".rcproj", ".rcinfo", ".rcconfig", ".rcbox", ".rcortho",  # RealityCapture
    ".psx", ".p4d", ".p4b", ".mlp", ".x3d", ".dae", ".xac", ".amf", ".collada", ".3dxml", ".model",
})  # fmt: skip
_TEXTS = frozenset({
    ".mets", ".alto", ".page", ".hocr", ".tei", ".ead", ".mods", ".marcxml", ".premis", ".lido", ".mei", ".musicxml", ".dc",
    ".xhtml", ".htm", ".html", ".opf", ".ncx", ".xslt", ".xsl", ".xsd", ".rng", ".sch", ".wsdl", ".xml~",
})  # fmt: skip
_PICTURES = frozenset({".xmp", ".svg", ".pp3", ".cos", ".dop", ".lcp", ".aae", ".vrt", ".arp"})
_SOUND = frozenset({
    ".fcpxml", ".xspf", ".ttml", ".dfxp", ".smil", ".smi", ".ism", ".mpd", ".xmeml", ".prproj", ".ixml", ".axml", ".cpl", ".pkl",
    ".am", ".mpl", ".sesx", ".rpp-xml", ".xmf", ".dscx", ".itt",
})  # fmt: skip
_PLACES = frozenset({".kml", ".gpx", ".gml", ".citygml", ".qgs", ".qml", ".sld", ".osm", ".tcx", ".landxml", ".aux"})
_OTHERS = frozenset({".xml", ".rdf", ".owl", ".plist", ".config", ".rels", ".xfdf", ".props", ".nfo", ".meta"})

BY_HABIT = {named("xml").puid: _MODELS | _TEXTS | _PICTURES | _SOUND | _PLACES | _OTHERS}
"""PRONOM identifier → extensions under which it is no lie, though PRONOM has some of them for other formats (.mlp: Dolby)."""

PROJECTS = frozenset({
    ".aln", ".rcalign", ".rsalign", ".rcconfigdata", ".rscmd", ".rsproj", ".rslog", ".rsinfo", ".rcc", ".rcm", ".rcmesh",  # RealityCapture
    ".psx", ".psz", ".oc3", ".oc4", ".p4u", ".p4m", ".zep", ".zpr", ".nvm", ".mvs", ".sfm", ".dmap",  # Metashape, Pix4D, Zephyr, open programs
    ".skp", ".ztl", ".wrp", ".gsf", ".spp", ".sbs", ".sbsar",
    ".fws", ".fls", ".lsproj", ".imp", ".lgs", ".ptg", ".zfs", ".zfprj", ".rdbx", ".rxp", ".tzf", ".rcp", ".rcs",  # scanners' own
    ".pos", ".nav", ".obs", ".mrk", ".sbet", ".trj", ".imu", ".gcp",  # where the camera was
    ".prj", ".wld", ".j2w", ".cal", ".calib", ".cam", ".cfg", ".lax",
})  # fmt: skip
"""What modelling programs, scanners and surveys put beside a model and PRONOM has no mark for: kept, and noted."""

TEXT_CLOUDS = frozenset({".xyz", ".pts", ".ptx", ".asc", ".neu", ".pcd"})
"""Points written as text, each program's columns its own."""
