/** Door: where the relationship stands. */
import { z } from 'zod'

export const Door = z.enum(['open', 'ajar', 'closed'])
export type Door = z.infer<typeof Door>
