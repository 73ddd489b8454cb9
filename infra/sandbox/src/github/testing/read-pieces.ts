/** What comes of an answer that goes on, piece by piece, until it ends or nobody wants more of it. */
export async function* readPieces({ body }: Response): AsyncGenerator<string> {
  const reader = body?.getReader();
  try {
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
      yield Buffer.from(piece.value).toString("utf8");
    }
  } finally {
    await reader?.cancel();
  }
}
