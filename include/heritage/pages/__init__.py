"""What people see in a browser: view models and templates, without Airflow. It reads and shows; it decides nothing."""
