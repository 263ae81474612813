import { LogoutAction, LogoutFeature, LogoutOutcome, ɵCallWatcher, ɵLogoutCallStep, ɵWatchedCall } from "ngx-logout-action";
import * as i0 from "@angular/core";
interface JournalEntry {
    readonly number: number;
    readonly madeAt: number;
    readonly steps: readonly {
        readonly step: ɵLogoutCallStep;
        readonly at: number;
    }[];
    readonly settledAt?: number;
    readonly outcome?: LogoutOutcome;
    readonly by?: number | undefined;
}
interface Calls {
    readonly total: number;
    readonly kept: readonly JournalEntry[];
}
declare class CallJournal implements ɵCallWatcher {
    #private;
    begin({ name }: LogoutAction): ɵWatchedCall;
    of(action: string): Calls;
    readonly busy: (action: string) => import("@angular/core").Signal<boolean>;
    clear(action: string): void;
}
export declare class LogoutCallTimeline {
    #private;
    readonly action: import("@angular/core").InputSignal<LogoutAction>;
    protected readonly kinds: readonly [
        "waiting",
        "guards",
        "onBeforeUpdate",
        "request",
        "cleanup",
        "redirect",
        "events",
        "discarded"
    ];
    protected readonly calls: import("@angular/core").Signal<Calls>;
    protected readonly busy: import("@angular/core").Signal<boolean>;
    protected readonly seconds: import("@angular/core").Signal<string>;
    protected readonly rows: import("@angular/core").Signal<{
        number: number;
        words: string;
        error: string;
        duration: number;
        phases: {
            kind: "guards" | "onBeforeUpdate" | "request" | "cleanup" | "redirect" | "events" | "discarded" | "waiting";
            from: number;
            width: number;
        }[];
    }[]>;
    protected readonly summary: import("@angular/core").Signal<string>;
    constructor();
    protected clear(): void;
        "action": {
            "alias": "action";
            "required": true;
            "isSignal": true;
        };
    }, {}, never, never, true, never>;
}
export declare function withActionsDialog(): LogoutFeature;
export {};
