import type { Cores } from './cpu-list.ts';
import type { Machine } from './machine.ts';
import type { CoreSettings, MemoryAffinity } from './settings.ts';

export interface WorkerPlace {
  /** Bound to these; undefined: not bound, the kernel moves it about. */
  cores: Cores | undefined;
  /** How many it may count on. */
  coreCount: number;
  /** NUMA nodes that its memory comes from. */
  memoryNodes: readonly number[];
  memory: MemoryAffinity;
}

export interface CorePlan {
  workers: readonly WorkerPlace[];
  /** Of gateway, database and supervisor; undefined: not bound. */
  service: Cores | undefined;
}

/** With fewer, a core for the gateway would be missed more by the recogniser than the gateway gains by it. */
const leastCoresToReserve = 4;
/** A core of the gateway relays 2000 sessions: what grows with the machine is the database's and the rules' share. */
const coresPerServiceCore = 24;
const mostServiceCores = 4;
/** From so many on, half a physical core is not worth to be quarrelled over: it is kept whole. */
const coresToReserveWhole = 16;

/**
 * Who runs where: a worker per NUMA node on the node's cores, the rest of the product on cores of its own where there are
 * enough. What the settings name is done as they say.
 */
export function planCores(machine: Machine, settings: CoreSettings): CorePlan {
  const place = (cores: Cores): WorkerPlace => ({
    cores,
    coreCount: cores.length,
    memoryNodes: settings.memory === 'interleave' ? nodesWithMemory(machine) : nodesOf(cores, machine),
    memory: settings.memory,
  });
  if (settings.workers.length > 0) {
    const taken = new Set(settings.workers.flat());
    const rest = machine.cores.filter((core) => !taken.has(core));
    return { workers: settings.workers.map(place), service: rest.length > 0 ? rest : undefined };
  }
  // Under a limit of CPU time the cores are shared with strangers, whose programs would choose the same ones to be bound to.
  if (machine.quotaCores !== undefined && machine.quotaCores < machine.cores.length)
    return unbound(Math.max(1, Math.floor(machine.quotaCores)), machine, settings);

  const nodes = machine.nodes.filter(({ cores }) => cores.length > 0);
  const service = serviceCores(machine);
  if (service.length === 0 && nodes.length === 1) return unbound(machine.cores.length, machine, settings);
  const workers = nodes
    .map(({ cores }) => cores.filter((core) => !service.includes(core)))
    .filter((cores) => cores.length > 0)
    .map(place);
  return { workers, service: service.length > 0 ? service : undefined };
}

function unbound(coreCount: number, machine: Machine, { memory }: CoreSettings): CorePlan {
  return {
    workers: [{ cores: undefined, coreCount, memoryNodes: nodesWithMemory(machine), memory }],
    service: undefined,
  };
}

/** The first cores of the first node: there the kernel's own work is too. */
function serviceCores({ cores, nodes, siblings }: Machine): Cores {
  if (cores.length < leastCoresToReserve) return [];
  const wanted = Math.min(mostServiceCores, Math.max(1, Math.floor(cores.length / coresPerServiceCore)));
  const first = nodes.find((node) => node.cores.length > wanted)?.cores ?? [];
  if (cores.length < coresToReserveWhole) return first.slice(0, wanted);
  const chosen = new Set<number>();
  for (const core of first) {
    if (chosen.size >= wanted) break;
    for (const sibling of siblings.get(core) ?? [core]) chosen.add(sibling);
  }
  return [...chosen].sort((one, other) => one - other);
}

const nodesOf = (cores: Cores, { nodes }: Machine) =>
  nodes.filter((node) => node.cores.some((core) => cores.includes(core))).map(({ id }) => id);

const nodesWithMemory = ({ nodes }: Machine) => nodes.map(({ id }) => id);
