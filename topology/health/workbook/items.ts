/**
 * The pieces of an Azure workbook, as far as they are used here. What Azure takes:
 * https://github.com/microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json
 */
import { LIMITS } from './limits';

export interface Workbook {
  readonly version: 'Notebook/1.0';
  readonly items: readonly Item[];
  /** Where it is opened, when a link does not say. */
  readonly fallbackResourceIds: readonly string[];
}

export type Item = TextItem | TimeItem | LinksItem | QueryItem | MetricItem;

interface Named {
  readonly name: string;
  /** Percent of the page. */
  readonly customWidth?: '50';
}

type Content<Known = unknown> = Readonly<Record<string, unknown>> & Known;

interface TextItem extends Named {
  readonly type: 1;
  readonly content: Content;
}
interface TimeItem extends Named {
  readonly type: 9;
  readonly content: Content;
}
interface LinksItem extends Named {
  readonly type: 11;
  readonly content: Content;
}
export interface QueryItem extends Named {
  readonly type: 3;
  readonly content: Content<{ readonly query: string }>;
}
export interface MetricItem extends Named {
  readonly type: 10;
  readonly content: Content<{ readonly resourceIds: readonly string[] }>;
}

/** Markdown. */
export const text = (name: string, json: string): TextItem => ({ type: 1, content: { json }, name });

/** The parameter that says of what time everything is. */
export const TIME = 'TimeRange';
const HOUR = 3_600_000;

/** What time all that follows is of; no longer than a chart holds: see `LIMITS`. */
export const timeRange = (): TimeItem => ({
  type: 9,
  content: {
    version: 'KqlParameterItem/1.0',
    parameters: [
      {
        version: 'KqlParameterItem/1.0',
        name: TIME,
        label: 'Time',
        type: 4,
        isRequired: true,
        value: { durationMs: 4 * HOUR },
        typeSettings: {
          selectableValues: [1, 4, 12, 24, LIMITS.hours].map((hours) => ({ durationMs: hours * HOUR })),
          allowCustom: false,
        },
      },
    ],
    style: 'pills',
  },
  name: 'time',
});

export interface Link {
  readonly label: string;
  readonly url: string;
}

export const links = (name: string, all: readonly Link[]): LinksItem => ({
  type: 11,
  content: {
    version: 'LinkItem/1.0',
    style: 'list',
    links: all.map(({ label, url }) => ({
      cellValue: url,
      linkTarget: 'Url',
      linkLabel: label,
      style: 'link',
    })),
  },
  name,
});
