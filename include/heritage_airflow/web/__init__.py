"""Our pages and their REST in Airflow's API server: thin routes over heritage.pages. Who may look is asked before anything else."""
