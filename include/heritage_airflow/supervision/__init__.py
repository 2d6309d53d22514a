"""Airflow's parts as this home runs them: made ready, begun, watched, begun again."""
