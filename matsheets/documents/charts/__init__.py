"""Charts whose figures come from the worksheet behind them."""
