/** The door of the room. */
export { concealer } from './concealed';
export { hazardGroups } from './hazards';
export { enabledAfter, enabledBefore } from './hazards/serving/origins';
export { foreignPlan } from './plan/foreign-plan';
export type { StackPlan } from './plan/plan';
export { readPlan } from './plan/read';
export type { PlanShape } from './plan/shape';
export { stacksOf } from './plan/stack-name';
export { type Beyond, beyond } from './record/beyond';
export { recordOf } from './record/record';
export { type ChangeRecord, readRecord } from './record/shape';
export { type Review, reviewed, type Sighted } from './review';
