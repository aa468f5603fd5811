/* What Python sends: the same names as in geo/render/web/*contract.py. The fixture test/fixtures/contract.json is of
   these types, and of those. */
import type { MultiLineString, MultiPolygon, Polygon, LineString, FeatureCollection } from "geojson";

export type Borders = LineString | MultiLineString;
type Shape = Polygon | MultiPolygon;

export type Selected = { kind: string; key: string };
export type LegendColumns = {
    label: string[];
    colour: string[];
    count: number[];
    symbol: string[];
    key: string[];
    filter: string[];
    filtered: boolean[];
};
export type CellColumns = { label: string[]; count: number[] };
export type BivariateLegend = {
    row_title: string;
    column_title: string;
    rows: string[];
    columns: string[];
    cells: CellColumns;
    hint: string;
};
export type TickColumns = { at: number[]; text: string[] };
export type Histogram = {
    bars: Record<string, number | undefined>[];
    ticks: TickColumns;
    highest: number;
    label: string;
};
export type Basemap = { key: string; name: string; url: string; attribution: string; zoom: number };

export type Action = { kind: string; key: string; number: number };

export type Wall = { title: string; sentence: string; sources: string };
export type YearStep = Partial<Omit<MapState, "legend" | "wall">> & {
    legend?: Partial<LegendColumns>;
    wall?: Partial<Wall>;
};
export type Years = {
    first: number;
    last: number;
    at: number | null;
    on: boolean;
    note: string;
    steps: YearStep[];
    whole: YearStep;
};

export type TypedBreaks = { text: string; error: string };
export type Style = { measure?: string; scheme?: string; k?: string; palette?: string; colour_by?: string };

export type MapState = {
    heard: number;
    lang: string;
    theme: string;
    level: string;
    style: Style;
    filter_notes: Record<string, string[]>;
    filters_on: string[];
    breaks: TypedBreaks | null;
    powiat_classes: string;
    area_classes: string;
    class_colours: Record<string, string>;
    lines: string;
    line_groups: string;
    line_colours: string[];
    line_width: number;
    line_opacity: number;
    bundled: boolean;
    selected_lines: string;
    focus: number[] | null;
    legend_title: string;
    legend_unit: string;
    legend: LegendColumns;
    areas_title: string;
    legend_notes: string[];
    histogram: Histogram | null;
    bivariate_legend: BivariateLegend | null;
    partnerships_shown: number[] | null;
    patterns: boolean;
    names: string;
    basemap: Basemap | null;
    selected: Selected | null;
    pins: string[];
    extent: string;
    fit: string;
    presenting: boolean;
    slide: number;
    wall: Wall | null;
    years: Years | null;
    advice: string;
    summary: string;
};

export type PowiatyColumns = {
    teryt: string[];
    name: string[];
    voivodeship: string[];
    city: boolean[];
    gminy: number[];
    gminy_listed: number[];
    flood_status: string[];
    partnerships: (number | null)[];
    towns: number[];
    others: number[];
    area_share: (number | null)[];
};
export type Powiaty = { shapes: Shape[]; voivodeships: Borders; columns: PowiatyColumns };
export type Detail = { powiaty: number[][][][][]; voivodeships: Borders; countries: FeatureCollection };

export type RowColumns = {
    lp: number[];
    powiat: string[];
    powiat_name: string[];
    place: string[];
    year: (number | null)[];
    form: string[];
    doubt: string[];
    mirrored_lp: (number | null)[];
    length_km: number[];
    arc: number[][][][];
};
export type PlaceColumns = {
    id: string[];
    name: string[];
    country: string[];
    kind: string[];
    anchor: string[];
    precision_km: number[];
    lat: number[];
    lon: number[];
    doubt: string[];
};
export type LineStepColumns = { lines: number[]; width: number[]; opacity: number[] };
export type Partnerships = { rows: RowColumns; places: PlaceColumns; line_steps: LineStepColumns };

export type Voivodeships = {
    step: number;
    rings: number[][][][];
    columns: {
        code: string[];
        name: string[];
        gminy: number[];
        gminy_listed: number[];
        powiaty_without_data: number[];
    };
};
export type Gminy = {
    step: number;
    rings: number[][][][];
    columns: { powiat: string[]; name: string[]; kind: string[]; listed: string[] };
};

export type Ground = { step: number; kinds: string[]; rings: number[][][][]; coast: number[][] };
export type Water = { step: number; lakes: number[][][][]; rivers: number[][]; widths: number[] };

export type HistogramTable = { bars: string; ticks: TickColumns; label: string };
export type ClassesTable = {
    codes: string;
    labels: string[];
    notes: string[];
    histogram: HistogramTable | null;
};
export type MeasureTable = {
    title: string;
    zero: string;
    notes: string[];
    sources: string;
    bars: Record<string, { count: number; digits: string }>;
    classes: Record<string, ClassesTable>;
};
export type LevelTable = {
    title: string;
    unit: string;
    runs: number[];
    measures: Record<string, MeasureTable>;
};
type Meaning = { label: string; colour: string };
export type FloodStyles = {
    ramps: Record<string, string[][]>;
    zero_colour: string;
    no_data: Meaning;
    outside: Meaning;
    levels: Record<string, LevelTable>;
};
export type GroupTable = {
    title: string;
    groups: string;
    colours: string[];
    labels: string[];
    filters: string[];
    trunk_notes: string[];
};
export type LineStyles = { colour_by: Record<string, GroupTable> };

export type Letters = { size: number; bold: boolean; spacing: number; radius: number };
type ShownColumns = { text: string[]; letters: string[]; first: number[]; last: number[]; few: number[] };
export type TownColumns = ShownColumns & {
    lon: number[];
    lat: number[];
    side: number[];
    capital: boolean[];
};
export type TextColumns = ShownColumns & { kind: string[]; english: string[]; lon: number[]; lat: number[] };
export type RiverColumns = ShownColumns & { path: number[][] };
export type Labels = {
    step: number;
    steps_per_zoom: number;
    letters: Record<string, Letters>;
    smaller_below: number;
    cap_height: number;
    line_height: number;
    gap: number;
    diagonal: number;
    hanging: number;
    river_offset: number;
    sides: number[][];
    towns: TownColumns;
    texts: TextColumns;
    rivers: RiverColumns;
};

export type MapWords = {
    map: string;
    zoom_in: string;
    zoom_out: string;
    voivodeship: string;
    listed: string;
    listed_city: string;
    not_listed: string;
    no_data: string;
    units: string;
    area: string;
    listed_as: Record<string, string>;
    approximate: string;
    in_powiat: string;
    in_city: string;
    without_data: string;
    highlight: string;
    highlighted: string;
    only_these: string;
    gmina_kinds: Record<string, string>;
    partnerships: string;
    partnerships_shown: string;
    since: string;
    year_unknown: string;
    distance: string;
    uncertain: string;
    uncertain_place: string;
    doubts: Record<string, string>;
    row: string;
    rows: string;
    place_count: string;
    point: Record<string, string>;
    poland: string;
    left: string;
    europe: string;
    all: string;
    list: string;
    legend: string;
    fold_legend: string;
    unfold_legend: string;
    move_legend: string;
    wheel: string;
    touch: string;
    options: string;
    basemap_online: string;
    basemaps: Record<string, string>;
    basemap_sources: Record<string, Basemap>;
    patterns: string;
    names: string;
    name_choices: Record<string, string>;
    basemap_failed: string;
    attribution: string;
    trunks: string;
    countries: Record<string, string>;
    place_kinds: Record<string, string>;
    forms: Record<string, string>;
    style: StyleWords;
    play: PlayWords;
};
export type PlayWords = {
    begin: string;
    pause: string;
    go_on: string;
    end: string;
    year: string;
    speed: string;
};
export type StyleWords = {
    level: string;
    levels: Record<string, string>;
    measure: string;
    measures: Record<string, Record<string, string>>;
    colour_by: string;
    groupings: Record<string, string>;
    more: string;
    scheme: string;
    schemes: Record<string, Record<string, string>>;
    class_count: string;
    class_counts: string[];
    counted: string[];
    counts: string[];
    categories: string[];
    breaks: Record<string, string>;
    examples: Record<string, string>;
    palette: string;
    palettes: Record<string, string>;
};
export type SlideWords = {
    heading: string;
    close: string;
    none: string;
    example: string;
    start: string;
    start_at: string;
    copy: string;
    title: string;
    drag: string;
    earlier: string;
    later: string;
    remove: string;
    empty: string;
    undo: string;
};

export type PageWords = {
    tools: string;
    copy: string;
    copied: string;
    copy_by_hand: string;
    present: string;
    save: string;
    list: string;
    list_count: string;
    previous: string;
    next: string;
    leave: string;
    slide: string;
    slides: SlideWords;
    streamlit: Record<string, string>;
};

export type Colours = {
    ink: string;
    paper: string;
    land: string;
    coast: string;
    sea: string;
    river: string;
    lake: string;
    shore: string;
    river_on_blue: string;
    lake_on_blue: string;
    border: string;
    voivodeship_border: string;
    gmina_border: string;
    outside_border: string;
    outside_gmina_border: string;
    powiat_border: string;
    highlight: string;
    pin: string;
    stroke: string;
};
export type MapConfig = {
    script: string;
    files: Record<string, string>;
    preload: string[];
    colours: Colours;
    failed: Record<string, string>;
};

type Row<Columns extends Record<string, unknown[]>> = { [Name in keyof Columns]: Columns[Name][number] };
export type LegendItem = Row<LegendColumns>;
export type TownLabel = Row<TownColumns>;
export type TextLabel = Row<TextColumns>;
export type RiverLabel = Row<RiverColumns>;
export type Tick = Row<TickColumns>;
export type Powiat = Row<PowiatyColumns>;
export type Partnership = Row<RowColumns>;
export type Place = Row<PlaceColumns>;
export type Voivodeship = Row<Voivodeships["columns"]>;
export type Gmina = Row<Gminy["columns"]>;

export type SourceRow = {
    place: string;
    cells: [string | null, string][];
    changed: number[];
    decisions: number[];
    doubt: string;
    remark: string;
    groups: string[];
};
export type Decision = {
    file: string;
    key: string;
    line: string[];
    column: string;
    printed: string;
    published: string;
    kind: string;
    reason: string;
    evidence: string;
};
export type ReportField = {
    column: string;
    label: string;
    file: string;
    table: string;
    cells: number[];
    options: string;
    pattern: string;
    kind: string;
};
export type SourceRows = {
    lang: string;
    words: Record<string, string>;
    labels: Record<string, string[]>;
    reports: Record<string, ReportField[] | undefined>;
    options: Record<string, Record<string, string>>;
    gminy: Record<string, string[] | undefined>;
    titles: Record<string, string>;
    rows: Record<string, SourceRow>;
    decisions: Decision[];
};
