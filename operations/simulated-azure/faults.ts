import { isArmId, typeOf } from './arm-id';
import { azureError, Refusal } from './errors';
import { wildcard } from './wildcard';
import type { Resource } from './world';

/** Faults of a rehearsal: Azure answers a change of a resource with an error, or not at all. */
export interface Fault {
  readonly type?: string;
  /** The whole id; `*` stands for any text. */
  readonly id?: string;
  /** Attributes of the resource, likewise. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly operation?: Operation;
  readonly mode: FaultMode;
}

/** `forbidden`: for lack of a role, each time. */
export type FaultMode = 'once' | 'always' | 'hang' | 'forbidden';
export type Operation = 'create' | 'update' | 'delete';

export class Faults {
  private readonly faults: Set<Fault>;
  private readonly hanging = new Set<() => void>();
  private readonly waiting: (() => void)[] = [];

  constructor(faults: readonly Fault[] = []) {
    this.faults = new Set(faults);
  }

  /** Throws a Refusal if a fault is due; a hanging one only when it is stopped. */
  async meet(operation: Operation, resource: Resource): Promise<void> {
    const fault = [...this.faults].find((each) => matches(each, operation, resource));
    if (!fault) return;
    for (const tell of this.waiting.splice(0)) tell();
    const doing = `${gerunds[operation]} ${resource.id}`;
    if (fault.mode === 'hang') {
      await new Promise<void>((resolve) => this.hanging.add(resolve));
      throw new Refusal(`${doing}: context canceled`);
    }
    if (fault.mode === 'forbidden') throw forbidden(doing, operation, resource.id);
    if (fault.mode === 'once') this.faults.delete(fault);
    throw azureError(doing, 409, 'InjectedFault', 'The rehearsal was told to make this fail.');
  }

  /** Adds a fault; call the returned function to remove it. */
  inject(fault: Fault): () => void {
    this.faults.add(fault);
    return () => void this.faults.delete(fault);
  }

  /** Resolves when the next fault is met. */
  met(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  stop(): void {
    for (const end of this.hanging) end();
    this.hanging.clear();
  }
}

/** The error for a missing role, of Azure Resource Manager or of Microsoft Graph. */
function forbidden(doing: string, operation: Operation, id: string): Refusal {
  const verb = operation === 'delete' ? 'delete' : 'write';
  if (!isArmId(id)) {
    return new Refusal(
      `${doing}: unexpected status 403 (403 Forbidden) with error: Authorization_RequestDenied: Insufficient privileges to complete the operation.`,
    );
  }
  const type = id.includes('/providers/') ? typeOf(id) : 'Microsoft.Resources/subscriptions/resourceGroups';
  return azureError(
    doing,
    403,
    'AuthorizationFailed',
    `The client 'rehearsal' with object id 'rehearsal' does not have authorization to perform action '${type}/${verb}' over scope '${id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

const gerunds = { create: 'creating', update: 'updating', delete: 'deleting' } as const;

const matches = (fault: Fault, operation: Operation, { type, id, values }: Resource): boolean =>
  (fault.operation ?? operation) === operation &&
  (fault.type ?? type) === type &&
  like(fault.id ?? '*', id) &&
  Object.entries(fault.attributes ?? {}).every(([name, pattern]) =>
    like(pattern, String(values[name] ?? '')),
  );

/** Azure takes names without regard to case. */
const like = (pattern: string, text: string): boolean => wildcard(pattern, 'i').test(text);
