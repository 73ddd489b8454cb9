// For the image's HEALTHCHECK: exits with 0 when the service beside it is well.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/health`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
