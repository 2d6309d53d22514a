"""Formats that get old: a register says which, a campaign gives the files of many packages another form. Each package's conversion is a
revision like any other (`flows/revise`); here is what a campaign has besides: rules, a pilot with its costs, stopping, taking back."""
