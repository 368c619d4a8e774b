/** Where the page starts. */
// The ground of every screen's own styles comes first.
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { openBridge } from './bridge/bridge.ts'
import { BridgeProvider } from './bridge/queries.tsx'
import { applyAppearance, readAppearance } from './settings/appearance.ts'

applyAppearance(readAppearance())

const place = document.getElementById('root')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <BridgeProvider bridge={openBridge()}>
        <App />
      </BridgeProvider>
    </StrictMode>,
  )
}
