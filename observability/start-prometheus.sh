#!/bin/sh
# Fills the addresses of this place into prometheus.yml and starts Prometheus with the result. `npm start` does the
# same in infra/sandbox/src/launch/write-prometheus-file.ts.
#
#   API_ADDRESS      host:port of the API, which also names the tasks of all services
#   PORTAL_ADDRESS   host:port of the portal; an empty one leaves the job without a target, like the two below
#   SANDBOX_ADDRESS  host:port of the sandbox
#   EXAMPLE_ADDRESS  host:port of the example service
#   METRICS_TOKEN    the token that API, portal and sandbox ask for, if they do
#
# What is given to this script is given to Prometheus.
set -eu

source=${PROMETHEUS_SOURCE:-/etc/waymark}
data=${PROMETHEUS_DATA:-/prometheus}
config=$data/config
mkdir -p "$config"

# replace ADDRESS NEW: an expression of sed, which takes the address out of its list when the new one is empty.
replace() {
  if [ -n "$2" ]; then echo "s|$1|$2|g"; else echo "s|\"$1\"||g"; fi
}

sed \
  -e "$(replace localhost:4000 "${API_ADDRESS:-localhost:4000}")" \
  -e "$(replace localhost:3000 "${PORTAL_ADDRESS-localhost:3000}")" \
  -e "$(replace localhost:4010 "${SANDBOX_ADDRESS-localhost:4010}")" \
  -e "$(replace localhost:8080 "${EXAMPLE_ADDRESS-}")" \
  -e "s|rules/\*\.yml|$source/rules/*.yml|" \
  -e "${METRICS_TOKEN:+s|# authorization:|authorization:|}" \
  "$source/prometheus.yml" >"$config/prometheus.yml"

umask 077
printf '%s' "${METRICS_TOKEN:-}" >"$config/metrics-token"

# Error budgets look back 30 days.
exec "${PROMETHEUS:-prometheus}" --config.file="$config/prometheus.yml" --storage.tsdb.path="$data" \
  --storage.tsdb.retention.time=35d "$@"
