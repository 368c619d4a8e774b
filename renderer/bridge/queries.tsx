/** Reading the journal from React: answers are kept, shared between screens, and asked for again when they are stale. */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import {
  QueryClient,
  QueryClientProvider,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type UseInfiniteQueryResult,
  type UseQueryOptions,
  type UseQueryResult,
  type InfiniteData,
} from '@tanstack/react-query'
import type { Client } from '#shared/api/client.ts'
import { isMethod, type Input, type MethodName, type Output } from '#shared/api/contract.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { AppError, Result } from '#shared/api/result.ts'
import { epochMs } from '#shared/dates.ts'
import type { Bridge, Tabs } from './bridge.ts'
import { concerns } from './concerns.ts'
import type { Connection } from './wire.ts'

/** A call that was answered with an error, as React Query wants it: thrown. */
export class CallFailure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.message)
    this.name = 'CallFailure'
    this.error = error
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new CallFailure(result.error)
  return result.value
}

const BridgeContext = createContext<Bridge | null>(null)

function useBridge(): Bridge {
  const bridge = use(BridgeContext)
  if (bridge === null) throw new Error('There is no bridge around this component.')
  return bridge
}

/** The client of the contract, for what is not a plain read (see `useWrite` for writes). */
export function useClient(): Client {
  return useBridge().client
}

/** How the connection to the core stands. */
export function useConnection(): Connection {
  const bridge = useBridge()
  return useSyncExternalStore(bridge.onConnection, bridge.connection)
}

/** The settings of every query: the core is on this machine, and says by itself what has changed. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Makes stale what an event concerns; shown answers are asked for again at once. */
export function followEvents(client: Client, queries: QueryClient): () => void {
  return client.on((event) => {
    switch (event.type) {
      case 'changed':
        void queries.invalidateQueries({
          predicate: ({ queryKey: [method, input] }) =>
            typeof method === 'string' && isMethod(method) && concerns(method, input, event),
        })
        break
      case 'hello':
        // From here on nothing is missed; something may have been before.
        void queries.invalidateQueries()
        break
      case 'switched':
        void queries.resetQueries()
        break
      case 'reminder':
      case 'open':
      case 'do':
      case 'tick':
        break
    }
  })
}

/** Does what the window's menu asks for, under one of its names. */
export function useMenu(name: Extract<AppEvent, { type: 'do' }>['what'], act: () => void): void {
  const client = useClient()
  useEffect(
    () =>
      client.on((event) => {
        if (event.type === 'do' && event.what === name) act()
      }),
    [client, name, act],
  )
}

/** Gives everything below it the journal. */
export function BridgeProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  const queries = useMemo(() => newQueryClient(), [])
  useEffect(() => followEvents(bridge.client, queries), [bridge, queries])
  return (
    <BridgeContext value={bridge}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </BridgeContext>
  )
}

interface CallOptions {
  /** `false`: do not ask (yet). */
  readonly enabled?: boolean
  /** Ask again after so many milliseconds, since the answer depends on the clock. */
  readonly every?: number
  /** Keep showing the answer to the input before, until the new one is there. */
  readonly keep?: boolean
}

/** What a method answers to an input, kept up to date. Its error is a `CallFailure` with the `AppError`. */
export function useCall<M extends MethodName>(
  method: M,
  input: Input<M>,
  { enabled = true, every, keep = false }: CallOptions = {},
): UseQueryResult<Output<M>, CallFailure> {
  const { client } = useBridge()
  const query: UseQueryOptions<Output<M>, CallFailure> = {
    queryKey: [method, input],
    queryFn: async () => valueOf(await client.call(method, input)),
    enabled,
    refetchInterval: every ?? false,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  }
  return useQuery(query)
}

/** Asks for what a screen is about to show, and keeps it for that screen; gives nothing where it cannot be had. */
export function useAsk(): <M extends MethodName>(
  method: M,
  input: Input<M>,
) => Promise<Output<M> | undefined> {
  const { client } = useBridge()
  const queries = useQueryClient()
  return useCallback(
    <M extends MethodName>(method: M, input: Input<M>) =>
      queries
        .query({
          queryKey: [method, input],
          queryFn: async () => valueOf(await client.call(method, input)),
        })
        .catch(() => undefined),
    [client, queries],
  )
}

/** Where one tab speaks for all: whether and when this is the one. Nothing where the shell shows notifications itself. */
export function useTabs(): Tabs | undefined {
  return useBridge().tabs
}

/** The impressions that fit, newest first, page by page (`fetchNextPage`). */
export function useImpressions(
  input: Omit<Input<'impressions.list'>, 'cursor'>,
): UseInfiniteQueryResult<InfiniteData<Output<'impressions.list'>, string | undefined>, CallFailure> {
  const { client } = useBridge()
  return useInfiniteQuery({
    queryKey: ['impressions.list', input, 'pages'],
    queryFn: async ({ pageParam }) =>
      valueOf(
        await client.call(
          'impressions.list',
          pageParam === undefined ? input : { ...input, cursor: pageParam },
        ),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  })
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** The user's IANA time zone. */
  readonly zone: string
}

/** The core's clock, by which days are reckoned: its reading when it was asked, and the time since. */
export function useClock(): Clock {
  const { data, dataUpdatedAt } = useCall('journal.status', {})
  return useMemo(() => {
    if (data === undefined) {
      return { now: () => Date.now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
    }
    const ahead = epochMs(data.now) - dataUpdatedAt
    // The reading is whole seconds: less than that is no difference.
    const offset = Math.abs(ahead) < 2000 ? 0 : ahead
    return { now: () => Date.now() + offset, zone: data.zone }
  }, [data, dataUpdatedAt])
}
