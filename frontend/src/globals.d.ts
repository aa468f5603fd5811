/* What scripts that are no modules leave in the window. */
import type { MapConfig } from "./lib/contract.js";

declare global {
    /** The map as streamlit-folium and the page know it. */
    interface AtlasBoot {
        ready: boolean;
        drawCount: number;
        /** Whether ground, water and names have been fetched. */
        surrounded?: boolean;
        /** The newest message of Streamlit. */
        lastRender?: any;
        boot(config: MapConfig): void;
        start(map: any, theme: string): void;
        update(state: any): void;
        fail(error: Error): void;
        followAddress?(): void;
        present?(present: boolean): void;
        /** Begins, pauses or goes on with the play of years. */
        togglePlay?(): void;
        /** Returns the year that is played; 0 without. */
        yearInSight?(): number;
    }

    interface Window {
        Atlas: AtlasBoot;
        Streamlit: any;
        __GLOBAL_DATA__: any;
        atlasPage?: boolean;
        /** Shows the buttons of a presentation for a while; the map calls it too. */
        atlasWake?(event: Event): void;
    }
}
