import type { FC } from "hono/jsx";

/** A heading, some sentences, and what comes under them. */
export const Said: FC<{ title: string; lines: readonly string[]; children?: unknown }> = ({
  title,
  lines,
  children,
}) => (
  <>
    <h1>{title}</h1>
    {lines.map((line) => (
      <p>{line}</p>
    ))}
    {children}
  </>
);
