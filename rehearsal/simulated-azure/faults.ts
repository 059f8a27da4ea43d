import { azureError, Refusal } from './errors';
import type { Resource } from './world';

/** What a rehearsal lets go wrong: Azure answers a change of the resource with an error, or never. */
export interface Fault {
  readonly type?: string;
  /** The configured name, or `*` inside it for any text; or the whole id, likewise. */
  readonly name?: string;
  readonly id?: string;
  readonly operation?: 'create' | 'update' | 'delete';
  readonly mode: 'once' | 'always' | 'hang';
}

export type Operation = NonNullable<Fault['operation']>;

export class Faults {
  private readonly spent = new Set<Fault>();
  private readonly hanging = new Set<() => void>();
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly faults: readonly Fault[] = []) {}

  /** Throws a Refusal where a fault is due; one that hangs does so when it is stopped. */
  async meet(operation: Operation, resource: Resource): Promise<void> {
    const fault = this.faults.find((each) => !this.spent.has(each) && matches(each, operation, resource));
    if (!fault) return;
    for (const tell of this.waiting.splice(0)) tell();
    if (fault.mode === 'hang') {
      await new Promise<void>((resolve) => this.hanging.add(resolve));
      throw new Refusal(`${gerunds[operation]} ${resource.id}: context canceled`);
    }
    if (fault.mode === 'once') this.spent.add(fault);
    throw azureError(
      `${gerunds[operation]} ${resource.id}`,
      409,
      'InjectedFault',
      'The rehearsal was told to let this fail.',
    );
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

const gerunds = { create: 'creating', update: 'updating', delete: 'deleting' } as const;

const matches = (fault: Fault, operation: Operation, { type, id, values }: Resource): boolean =>
  (fault.operation ?? operation) === operation &&
  (fault.type ?? type) === type &&
  like(fault.name, String(values.name ?? values.display_name ?? '')) &&
  like(fault.id, id);

const like = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`, 'i').test(text);

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
