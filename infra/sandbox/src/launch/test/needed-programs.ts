import type { DebianPackage } from "./install-package.ts";

/** A program from outside npm that some suites need. */
export interface NeededProgram {
  name: string;
  /** Suites find its path in this variable, and skip themselves without it. */
  variable: string;
  /** Names on the PATH, and whole paths, the best first. */
  candidates: string[];
  /** The package that holds it; `null` when there is none. */
  debianPackage: DebianPackage | null;
  /** How to get it, as the end of a sentence. */
  advice: string;
}

const prometheus: DebianPackage = { name: "prometheus", unit: "prometheus.service" };

export const neededPrograms: NeededProgram[] = [
  {
    name: "Chromium",
    variable: "WAYMARK_CHROMIUM",
    candidates: [
      "chromium",
      "chromium-browser",
      "google-chrome",
      "google-chrome-stable",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    debianPackage: { name: "chromium", unit: null },
    advice:
      'install Chromium or Google Chrome ("apt-get install chromium" on Debian), or set WAYMARK_CHROMIUM to its path',
  },
  {
    name: "Prometheus",
    variable: "WAYMARK_PROMETHEUS",
    candidates: ["prometheus"],
    debianPackage: prometheus,
    advice:
      'install Prometheus 2.42 or newer ("apt-get install prometheus" on Debian), or set WAYMARK_PROMETHEUS to its path',
  },
  {
    name: "promtool",
    variable: "WAYMARK_PROMTOOL",
    candidates: ["promtool"],
    debianPackage: prometheus,
    advice: "it comes with Prometheus; put it on the PATH, or set WAYMARK_PROMTOOL to its path",
  },
  {
    name: "Terraform",
    variable: "WAYMARK_TERRAFORM",
    candidates: ["terraform"],
    debianPackage: null,
    advice: "install Terraform 1.11 or newer from HashiCorp, or set WAYMARK_TERRAFORM to its path",
  },
  {
    name: "Docker Compose",
    variable: "WAYMARK_DOCKER_COMPOSE",
    // A plugin of Docker is a program of its own, too.
    candidates: [
      "docker-compose",
      "/usr/libexec/docker/cli-plugins/docker-compose",
      "/usr/lib/docker/cli-plugins/docker-compose",
      "/usr/local/lib/docker/cli-plugins/docker-compose",
      "/Applications/Docker.app/Contents/Resources/cli-plugins/docker-compose",
    ],
    debianPackage: { name: "docker-compose", unit: null },
    advice:
      'install Docker Compose ("apt-get install docker-compose" on Debian), or set WAYMARK_DOCKER_COMPOSE to its path',
  },
  {
    name: "moto",
    variable: "WAYMARK_MOTO",
    candidates: ["moto_server"],
    debianPackage: null,
    advice:
      "install moto 5.2 or newer from PyPI (\"pipx install 'moto[server]'\"), or set WAYMARK_MOTO to the path of its moto_server",
  },
];
