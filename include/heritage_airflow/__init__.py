"""The only code that knows both sides: Airflow, and the flows. It says when and who; the work is in `heritage.flows`."""
