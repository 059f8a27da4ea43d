import type { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { ApplicationInsightsStandardWebTest } from '@cdktf/provider-azurerm/lib/application-insights-standard-web-test';
import { Construct } from 'constructs';
import { type OutsideTest, PLACES } from '../topology/health/outside';
import { literal } from './literal';
import { telemetry } from './telemetry';

export interface OutsideTestsProps {
  /** Of the Application Insights with the results, and of the tests: Azure requires the same place. */
  readonly resourceGroupName: string;
  readonly location: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly gigabytesPerDay: number;
  readonly tests: readonly OutsideTest[];
  readonly hostNames: { readonly name: string; readonly door: string };
  /** Text that an answer must contain; undefined: only the status is checked. */
  readonly contains: string | undefined;
}

/** In seconds. Front Door and the app take less, and a client would not wait longer. */
const TIMEOUT = 30;

/** The tests from outside, and the Application Insights with their results. */
export class OutsideTests extends Construct {
  private readonly insights: ApplicationInsights;
  private readonly tests: ReadonlyMap<string, ApplicationInsightsStandardWebTest>;

  constructor(scope: Construct, id: string, props: OutsideTestsProps) {
    super(scope, id);
    const { resourceGroupName, location, hostNames, contains } = props;
    const place = { resourceGroupName, location };
    this.insights = telemetry(this, 'insights', {
      ...place,
      name: props.name,
      workspaceId: props.workspaceId,
      // Every result counts.
      settings: { samplingPercent: 100, gigabytesPerDay: props.gigabytesPerDay },
    });
    this.tests = new Map(
      props.tests.map((test) => [
        test.name,
        new ApplicationInsightsStandardWebTest(this, test.name.replaceAll('-', '_'), {
          ...place,
          name: test.name,
          applicationInsightsId: this.insights.id,
          // Azure adds a tag that links to it; the provider writes it and hides it when it reads.
          // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/applicationinsights/application_insights_standard_web_test_resource.go#L481-L497
          enabled: true, // off if left out
          retryEnabled: true, // three times, so that one lost packet is no failure
          frequency: test.seconds,
          timeout: TIMEOUT,
          geoLocations: [...PLACES],
          request: {
            url: `https://${test.kind === 'door' ? hostNames.door : hostNames.name}${literal(test.path)}`,
            httpVerb: 'GET',
            followRedirectsEnabled: false, // a redirect is no answer
            parseDependentRequestsEnabled: false,
          },
          validationRules: {
            expectedStatusCode: 200,
            sslCheckEnabled: true,
            ...(test.certificateDays && { sslCertRemainingLifetime: test.certificateDays }),
            ...(contains && { content: { contentMatch: literal(contains), passIfTextFound: true } }),
          },
        }),
      ]),
    );
  }

  /** What an alert rule about a test looks at. */
  watched(name: string): { readonly componentId: string; readonly webTestId: string } {
    const test = this.tests.get(name);
    if (!test) throw new Error(`${name}: there is no such test from outside`);
    return { componentId: this.insights.id, webTestId: test.id };
  }
}
