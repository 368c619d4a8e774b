/** A button that opens a menu. */
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, type ButtonProps } from './button.tsx'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
  readonly disabled?: boolean
}

interface MenuButtonProps extends Pick<ButtonProps, 'look'> {
  readonly label: string
  readonly actions: readonly MenuAction[]
}

/** Drawn, since not every face has the sign. */
function Chevron() {
  return (
    <svg className="chevron" viewBox="0 0 8 5" width="8" height="5" aria-hidden="true">
      <path d="M0 0h8L4 5z" fill="currentColor" />
    </svg>
  )
}

/** A menu named by its button; arrows walk it, Escape leaves it. */
export function MenuButton({ label, actions, look = 'bare' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button look={look}>
        {label} <Chevron />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label={label}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              className="menu-item"
              isDisabled={action.disabled === true}
              onAction={action.onAction}
            >
              {action.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
