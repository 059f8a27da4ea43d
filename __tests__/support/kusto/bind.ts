/**
 * Parses and binds KQL as Azure's own editor does: https://www.npmjs.com/package/@kusto/language-service-next, which was
 * C# and leaves its names in the global scope.
 */
import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';
import { tables } from './tables.json';

interface List<T> {
  readonly Count: number;
  readonly getItem: (i: number) => T;
}
interface Language {
  readonly GlobalState: { readonly Default: { readonly WithDatabase: (database: object) => object } };
  readonly KustoCode: {
    readonly ParseAndAnalyze: (
      query: string,
      globals: object,
    ) => {
      readonly GetDiagnostics: () => List<{ readonly Message: string; readonly Start: number }>;
    };
  };
  readonly Symbols: {
    readonly Symbol: object;
    readonly TableSymbol: {
      readonly From: (columns: string) => { readonly WithName: (name: string) => object };
    };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: object) => object };
  };
}
interface Globals {
  readonly Kusto: { readonly Language: Language };
  readonly System: {
    readonly Collections: {
      readonly Generic: {
        readonly List$1: (of: object) => { readonly ctor: new () => { readonly add: (one: object) => void } };
      };
    };
  };
}

const { Kusto, System } = globalThis as unknown as Globals;
const { GlobalState, KustoCode, Symbols } = Kusto.Language;

const members = new (System.Collections.Generic.List$1(Symbols.Symbol).ctor)();
for (const { name, columns } of tables) {
  const text = Object.entries(columns).map(([column, type]) => `${column}: ${type}`);
  members.add(Symbols.TableSymbol.From(`(${text.join(', ')})`).WithName(name));
}
const workspace = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', members));

export interface Bound {
  /** What is wrong, with the text that it begins at. */
  readonly problems: readonly string[];
}

/** Another workspace has the same tables; its name is unknown to Azure Data Explorer, whose language this is. */
export function bind(query: string): Bound {
  const here = query.replaceAll(/workspace\((['"]).*?\1\)\./g, '');
  const found = KustoCode.ParseAndAnalyze(here, workspace).GetDiagnostics();
  return {
    problems: Array.from({ length: found.Count }, (_, i) => {
      const { Message, Start } = found.getItem(i);
      return `${Message} At: ${here.slice(Start, Start + 40).split('\n')[0]}`;
    }),
  };
}
