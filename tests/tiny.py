"""Five square powiaty with six partnerships and five flooded units: small enough to count by hand."""

from __future__ import annotations

import io
from typing import TypedDict

import geopandas as gpd
import pandas as pd
import shapely

HOSTILE = "<script>alert(1)</script> \"a\" 'b' `c` ${x} \u202eabc"
"""A name that tries to leave HTML, a script, a template, a CSV cell and its own line."""

POWIATY = """
powiat_teryt,powiat,voivodeship,seat,lat,lon,gminy,gminy_flooded,flood_status,uncertain,doubt,note
0201,bolesławiecki,dolnośląskie,Bolesławiec,51.2639,15.5697,6,3,listed,0,,
0264,Wrocław,dolnośląskie,Wrocław,51.1093,17.0326,1,1,listed,0,,
0801,gorzowski,lubuskie,Gorzów Wielkopolski,52.7309,15.2400,7,0,no_data,1,unit,Sam nagłówek.
1465,Warszawa,mazowieckie,Warszawa,52.2297,21.0122,1,0,not_listed,0,,
2402,bielski,śląskie,Bielsko-Biała,49.8225,19.0469,10,1,listed,0,,
"""

PLACES = """
place_id,name,original,country,kind,lat,lon,anchor,anchor_original,basis,precision_km,teryt,uncertain,doubt,note
de-goerlitz,Landkreis Görlitz,,DE,district,51.1553,14.9887,Görlitz,,geonames:1,30,,0,,
ua-lwow,Lwów,,UA,city,49.8397,24.0297,Lwów,Lviv,geonames:2,8,,0,,
us-hostile,"{hostile}",,US,other,37.7749,-122.4194,San Francisco,,geonames:3,50,,1,unit,Nie wiadomo który.
"""

PARTNERSHIPS = """
lp,powiat_teryt,country,place_id,partner,form,year,agreement_year,year_note,known_year,evidence,uncertain,doubt,note
1,0201,DE,de-goerlitz,Landkreis Görlitz,agreement,2001,2001,,2002,strona partnera,0,,
2,0201,DE,de-goerlitz,Landkreis Görlitz,other,,,współpraca nieformalna,,,0,,
3,0264,UA,ua-lwow,Lwów,agreement,1999,1999,,,,0,,
4,1465,US,us-hostile,"{hostile}",both,2005,,"2005 `list` ${x}",,,1,unit,Nie wiadomo który.
5,1465,UA,ua-lwow,Lwów,unknown,,,,,,0,,
6,2402,DE,de-goerlitz,Landkreis Görlitz,agreement,2009,2009,,,,0,,
"""

PRINTED_PARTNERSHIPS = """
lp,powiat,country,partner,agreement,other_form
1,Powiat bolesławiecki,Niemcy,"Görlitz, Landkreis",2001,
2,Powiat bolesławiecki,Niemcy,"Görlitz, Landkreis",,współpraca nieformalna
3,Wrocław,Ukraina,Lwów,1999,
4,Warszawa,USA,"{hostile}",b.d.,"2005 `list` ${x}"
5,Warszawa,Ukraina,Lwów,,
6,Powiat bielski (Bielsko-Biała),Niemcy,"Görlitz, Landkreis",2009,
"""

FLOODS = """
seq,powiat_teryt,powiat_1999,gmina,gmina_kind,split_off,split_off_kind,kind,uncertain,doubt,note
1,0264,Wrocław,Wrocław,miejska,,,city_with_powiat_rights,0,,
2,0201,bolesławiecki,Bolesławiec,miejska,,,urban,0,,
3,0201,bolesławiecki,Bolesławiec,wiejska,,,other,0,,
4,0201,bolesławiecki,Nowogrodziec,miejsko-wiejska,,,other,1,powiat,Niepewny nagłówek.
5,2402,bielski,Jasienica,wiejska,,,other,0,,
"""

PRINTED_FLOODS = """
seq,voivodeship,powiat,powiat_number,section,number,unit
1,DOLNOŚLĄSKIE,miasta na prawach powiatu,1,cities,1,Wrocław
2,DOLNOŚLĄSKIE,bolesławiecki,2,I,1,Bolesławiec
3,DOLNOŚLĄSKIE,bolesławiecki,2,II,1,Bolesławiec
4,DOLNOŚLĄSKIE,bolesławiecki,2,II,2,=Nowogrodziec
5,ŚLĄSKIE,bielski,1,II,1,Jasienica
"""


GMINY = """
teryt,name,kind,wide
0201,Bolesławiec,miejska,2
0201,Bolesławiec,wiejska,6
0201,Gromadka,wiejska,3
0201,Nowogrodziec,miejsko-wiejska,4
0201,Osiecznica,wiejska,3
0201,Warta Bolesławiecka,wiejska,2
0264,Wrocław,miejska,20
0801,Bogdaniec,wiejska,2
0801,Deszczno,wiejska,3
0801,Kłodawa,wiejska,3
0801,Kostrzyn nad Odrą,miejska,2
0801,Lubiszyn,wiejska,3
0801,Santok,wiejska,4
0801,Witnica,miejsko-wiejska,3
1465,Warszawa,miejska,20
2402,Bestwina,wiejska,2
2402,Buczkowice,wiejska,2
2402,Czechowice-Dziedzice,miejsko-wiejska,2
2402,Jasienica,wiejska,5
2402,Jaworze,wiejska,1
2402,Kozy,wiejska,1
2402,Porąbka,wiejska,2
2402,Szczyrk,miejska,2
2402,Wilamowice,miejsko-wiejska,1
2402,Wilkowice,wiejska,2
"""
"""Gminy from west to east and how many kilometres wide each strip is."""


class Tables(TypedDict):
    """The arguments of ``join_powiaty``."""

    boundaries: gpd.GeoDataFrame
    powiaty: pd.DataFrame
    partnerships: pd.DataFrame
    places: pd.DataFrame
    floods: pd.DataFrame
    printed_partnerships: pd.DataFrame
    printed_floods: pd.DataFrame
    gminy: gpd.GeoDataFrame


def tiny_gminy() -> gpd.GeoDataFrame:
    """Return the strips of 20 km from south to north that divide the squares."""
    rows = table(GMINY)
    east = 200_000 + rows["wide"].astype(int).cumsum() * 1000
    strips = [
        shapely.box(end - int(wide) * 1000, 400_000, end, 420_000)
        for end, wide in zip(east, rows["wide"], strict=True)
    ]
    return gpd.GeoDataFrame(rows[["teryt", "name", "kind"]], geometry=strips, crs=2180)


ENGLISH = {
    "Sam nagłówek.": "Heading only.",
    "Nie wiadomo który.": "It is not known which.",
    "Niepewny nagłówek.": "The heading is uncertain.",
    "strona partnera": "website of the partner",
}
"""Remark in Polish -> the same in English."""


def with_english(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a published table with its remarks in English."""
    told = rows.columns.intersection(["note", "evidence"])
    return rows.assign(**{f"{column}_en": rows[column].replace(ENGLISH) for column in told})


def table(text: str) -> pd.DataFrame:
    """Return CSV text as a table of text columns; ``{hostile}`` stands for the hostile name."""
    whole = text.strip().replace("{hostile}", HOSTILE.replace('"', '""'))
    return pd.read_csv(io.StringIO(whole), dtype=str, keep_default_na=False, na_filter=False)


def tiny_tables() -> Tables:
    """Return new tables: squares of 20 km side by side, in EPSG:2180, and what stands in them."""
    powiaty = with_english(table(POWIATY))
    squares = [shapely.box(west, 400_000, west + 20_000, 420_000) for west in range(200_000, 300_000, 20_000)]
    shapes = gpd.GeoDataFrame(
        {"teryt": powiaty["powiat_teryt"], "name": powiaty["powiat"]}, geometry=squares, crs=2180
    )
    return Tables(
        boundaries=shapes,
        powiaty=powiaty,
        partnerships=with_english(table(PARTNERSHIPS)),
        places=with_english(table(PLACES)),
        floods=with_english(table(FLOODS)),
        printed_partnerships=table(PRINTED_PARTNERSHIPS),
        printed_floods=table(PRINTED_FLOODS),
        gminy=tiny_gminy(),
    )
