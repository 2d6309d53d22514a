"""The work of each DAG, without Airflow: joins the steps to dossiers, settings and the catalogue. No step is written here."""
