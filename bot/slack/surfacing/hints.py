"""What the bot says of itself, the same wherever it does."""

HOW_TO_ASK = (
    "Send me a spreadsheet (CSV, Excel, JSON or Parquet) with a question, such as “predict next quarter by region”. "
    "In a channel, mention me. I answer in the thread, with a chart and a workbook; ask there to go on."
)
WHAT_I_AM = (
    "I am a bot. The numbers are computed from your file; sentences around them may be written by an AI, "
    "so check what you decide on."
)
GREETING = (
    "Hello! I’m Threadcast, a bot that forecasts from spreadsheets. Mention me with a file and a question, such as "
    "“predict next quarter”, and I answer in the thread. Elsewhere I keep quiet."
)
