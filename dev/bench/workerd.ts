import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Served = { url: string; cpuMs(): number; stop(): void };

/** The kernel's clock ticks a second (sysconf), 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * Serves one ES module on plain `workerd serve`: no proxy in front, as `wrangler dev` has. Takes the module's path, its text bindings
 * and the folder that its ASSETS binding reads.
 */
export async function serveOnWorkerd(options: {
  folder: string;
  module: string;
  port: number;
  bindings: Record<string, string>;
  assets: string;
}): Promise<Served> {
  const { folder, module, port, bindings, assets } = options;
  const texts = Object.entries(bindings).map(
    ([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`,
  );
  const config = join(folder, `${module}.capnp`);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "${module}")],
      compatibilityDate = "2026-10-01",
      bindings = [(name = "ASSETS", service = "assets"), ${texts.join(", ")}],
      globalOutbound = "out",
    )),
    (name = "assets", disk = (path = "${resolve(assets)}")),
    (name = "out", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`,
  );
  const child = spawn("node_modules/workerd/bin/workerd", ["serve", config], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100; i += 1) {
    if (
      await fetch(`${url}/health`).then(
        () => true,
        () => false,
      )
    )
      break;
    await wait(50);
  }
  return {
    url,
    cpuMs() {
      const stat = readFileSync(`/proc/${String(childOf(child.pid ?? 0))}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    stop: () => void child.kill("SIGKILL"),
  };
}

/** The npm package starts workerd from a small script: what computes is its child, where there is one. */
function childOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return children === "" ? pid : Number(children.split(" ")[0]);
}
