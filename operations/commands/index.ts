import type { Command } from '../cli/surroundings';

/** A command is loaded when it is called, so that its start does not wait for the others. */
type Load = () => Command;

/** What a person wants to do -> the commands for it. The file `help` has the same groups. */
export const groups: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  'Write the file': {
    check: () => (require('./file/check') as typeof import('./file/check')).check,
    drill: () => (require('./file/drill') as typeof import('./file/drill')).drill,
  },
  'Look at a change': {
    rehearse: () => (require('./change/rehearse') as typeof import('./change/rehearse')).rehearse,
    plan: () => (require('./change/plan') as typeof import('./change/plan')).plan,
    review: () => (require('./change/review') as typeof import('./change/review')).review,
    report: () => (require('./change/report') as typeof import('./change/report')).report,
    drift: () => (require('./change/drift') as typeof import('./change/drift')).drift,
  },
  Deploy: {
    bootstrap: () => (require('./deploy/bootstrap') as typeof import('./deploy/bootstrap')).bootstrap,
    deploy: () => (require('./deploy/deploy') as typeof import('./deploy/deploy')).deploy,
    reviewed: () => (require('./deploy/reviewed') as typeof import('./deploy/reviewed')).reviewed,
    stacks: () => (require('./deploy/stacks') as typeof import('./deploy/stacks')).stacks,
    state: () => (require('./deploy/state') as typeof import('./deploy/state')).state,
    secrets: () => (require('./deploy/secrets') as typeof import('./deploy/secrets')).secrets,
    image: () => (require('./deploy/image') as typeof import('./deploy/image')).image,
    alerts: () => (require('./deploy/alerts') as typeof import('./deploy/alerts')).alerts,
    outage: () => (require('./deploy/outage') as typeof import('./deploy/outage')).outage,
    verify: () => (require('./deploy/verify') as typeof import('./deploy/verify')).verify,
  },
  'Move the name': {
    dns: () => (require('./name/dns') as typeof import('./name/dns')).dns,
  },
  'Work on the project': {
    'editor-schema': () =>
      (require('./project/editor-schema') as typeof import('./project/editor-schema')).editorSchema,
    signals: () => (require('./project/signals') as typeof import('./project/signals')).signals,
    'provider-schemas': () =>
      (require('./project/provider-schemas') as typeof import('./project/provider-schemas')).providerSchemas,
    'provider-locks': () =>
      (require('./project/provider-locks') as typeof import('./project/provider-locks')).providerLocks,
    'provider-news': () =>
      (require('./project/provider-news') as typeof import('./project/provider-news')).providerNews,
    load: () => (require('./project/load') as typeof import('./project/load')).load,
    prices: () => (require('./project/prices') as typeof import('./project/prices')).prices,
    bench: () => (require('./project/bench') as typeof import('./project/bench')).bench,
  },
};

/** name -> command */
export const commands: ReadonlyMap<string, Load> = new Map(
  Object.values(groups).flatMap(Object.entries<Load>),
);
