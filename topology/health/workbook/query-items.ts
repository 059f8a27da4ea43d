/** Answers of a log workspace, as a table or as lines. */
import { states } from '../state';
import { type QueryItem, TIME } from './items';
import { LIMITS } from './limits';

interface Asked {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  readonly workspaceId: string;
}

const asked = ({ title, query, workspaceId }: Asked) => ({
  version: 'KqlItem/1.0',
  query,
  size: 0,
  title,
  timeContextFromParameter: TIME,
  queryType: 0, // logs
  resourceType: 'microsoft.operationalinsights/workspaces',
  crossComponentResources: [workspaceId],
});

const ICONS = { healthy: 'success', degraded: '2', unhealthy: '4' } as const;

/** A table; a column `State` of the three states gets their icons. */
export const table = (props: Asked): QueryItem => ({
  type: 3,
  content: {
    ...asked(props),
    visualization: 'table',
    gridSettings: {
      formatters: [
        {
          columnMatch: 'State',
          formatter: 18, // by threshold
          formatOptions: {
            thresholdsOptions: 'icons',
            thresholdsGrid: [
              ...states.map((state) => ({
                operator: '==',
                thresholdValue: state,
                representation: ICONS[state],
                text: state,
              })),
              { operator: 'Default', thresholdValue: null, representation: 'Blank', text: '{0}' },
            ],
          },
        },
      ],
    },
  },
  name: props.name,
});

interface Drawn extends Asked {
  /** The column of values, and that of what each line is of. */
  readonly y: string;
  readonly by: string;
  readonly max?: number;
  readonly half?: true;
}

/** A line for each value of a column, over `Time`. */
export const lineChart = ({ y, by, max, half, ...props }: Drawn): QueryItem => ({
  type: 3,
  content: {
    ...asked(props),
    visualization: 'linechart',
    chartSettings: {
      xAxis: 'Time',
      yAxis: [y],
      group: by,
      createOtherGroup: LIMITS.series,
      showLegend: true,
      ySettings: { min: 0, ...(max !== undefined && { max }) },
    },
  },
  name: props.name,
  ...(half && { customWidth: '50' }),
});
