/** The loss of a region, second by second: the load and the capacity of the region hit hardest. */
import { type EChartsOption, init } from 'echarts';
import type { Loss } from '../facts/losses';
import { type Html, html, trusted } from '../html';
import { count, used } from '../numbers';
import { colours, withVariables } from './colours';

const SIZE = { width: 344, height: 236 };
const FONT = 'system-ui, sans-serif';

/** @param id begins the ids in the picture */
export function lossChart(loss: Loss, id: string): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  chart.setOption(optionOf(loss));
  const drawn = withVariables(chart.renderToSVGString());
  chart.dispose();
  const inner = drawn.slice(drawn.indexOf('>') + 1);
  return html`<svg class="chart" role="img" viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">Load and capacity of ${loss.hardest} when ${loss.failed} fails</title>
<desc id="${id}-d">${described(loss)}</desc>${trusted(inner)}`;
}

function optionOf({ seconds, failure, autoscaledAt }: Loss): EChartsOption {
  const points = (of: (second: Loss['seconds'][number]) => number) =>
    seconds.map((each): [number, number] => [each.second, of(each)]);
  const text = { color: colours.muted, fontFamily: FONT, fontSize: 11 };
  const { from, to } = failure.detectionSeconds;
  const label = { ...text, fontSize: 10 };
  const [first, last] = [seconds.at(0)?.second ?? 0, seconds.at(-1)?.second ?? 0];
  const line = { type: 'line', symbol: 'none', silent: true } as const;
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 48, right: 10, top: 18, bottom: 34 },
    xAxis: {
      type: 'value',
      min: first,
      max: last,
      name: 'seconds after the failure',
      nameLocation: 'middle',
      nameGap: 20,
      nameTextStyle: text,
      axisLabel: { ...text, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
      axisLine: { onZero: true, lineStyle: { color: colours.muted } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, formatter: (value: number) => count(value) },
      splitLine: { lineStyle: { color: colours.line } },
      splitNumber: 4,
    },
    series: [
      {
        ...line,
        name: 'lost',
        data: points(({ lost }) => lost),
        lineStyle: { color: colours.lost, width: 1 },
        areaStyle: { color: colours.lost, opacity: 0.22 },
        markArea: {
          silent: true,
          itemStyle: { color: colours.muted, opacity: 0.16 },
          label: { ...label, position: 'insideTop', distance: 2 },
          data: [[{ xAxis: from }, { xAxis: to }]],
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.muted, type: 'dotted', width: 1 },
          label: { ...label, position: 'end', formatter: '{b}', distance: 4 },
          data: [
            { name: 'fails', xAxis: 0 },
            { name: 'shifted', xAxis: to },
            ...(autoscaledAt === null ? [] : [{ name: 'autoscaled', xAxis: autoscaledAt }]),
          ],
        },
      },
      {
        ...line,
        name: 'carries',
        step: 'end',
        data: points(({ carries }) => carries),
        lineStyle: { color: colours.carries, width: 2, type: 'dashed' },
      },
      {
        ...line,
        name: 'load',
        data: points(({ asked }) => asked),
        lineStyle: { color: colours.asked, width: 2 },
      },
    ],
  };
}

function described({ failed, hardest, failure, seconds, used: part, autoscaledAt }: Loss): string {
  const { from, to } = failure.detectionSeconds;
  const most = Math.max(...seconds.map(({ asked }) => asked));
  const scaled =
    autoscaledAt === null ? '' : ` Autoscale has added enough instances after ${autoscaledAt} seconds.`;
  return `${failed} fails at second 0. Front Door notices after ${from} to ${to} seconds. Then the load of ${hardest} is ${used(part)} of what it carries; with retries it gets at most ${count(most)} requests a second.${scaled}`;
}
