/** What the user wrote, as Markdown: nothing in it is taken for HTML, nothing in it is fetched. */
import ReactMarkdown, { type Components } from 'react-markdown'

const components: Components = {
  a: ({ href, children }) =>
    href === undefined || href === '' ? (
      <>{children}</>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ),
  // A picture lies somewhere on the network: its words are shown, it is not loaded.
  img: ({ alt }) => <span>{alt}</span>,
}

/** A text in Markdown; its HTML shows as the characters that were typed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown">
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </div>
  )
}
